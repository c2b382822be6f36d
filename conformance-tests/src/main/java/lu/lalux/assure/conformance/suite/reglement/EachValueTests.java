package lu.lalux.assure.conformance.suite.reglement;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the contract asks of every request holds whatever its lists and switches say. A server has a branch for each of
 * them, and may have forgotten a check in one.
 */
@ExtendWith(BenchExtension.class)
public class EachValueTests {

    @TestFactory
    @Requirement("reglement.chaque-valeur")
    Stream<DynamicTest> keysAndIdentity(Cases cases) {
        return Stream.of(Fonction.values())
                .flatMap(function -> cases.contract().operation("PUT", function.path()).fields().stream()
                        .flatMap(field -> values(field)
                                .flatMap(value -> cases.one(
                                        function.word() + "." + field.name() + "-" + value,
                                        Map.of(
                                                "fonction",
                                                function.path(),
                                                "champ",
                                                field.name(),
                                                "valeur",
                                                value.toString()),
                                        trial -> keysAndIdentity(trial, function, field, value)))));
    }

    private static void keysAndIdentity(Trial trial, Fonction function, Field field, Object value) {
        Demande demande = new Demande(trial, function);
        Map<String, Object> taken = demande.acceptedWithEitherSign(saying(demande.valid(), field, value));
        Map<String, Object> other = demande.again(demande.other(taken, 1));
        trial.expect().conflict(demande.send(other), demande.facts());
        // What was refused has not taken the first one's place; where amounts are written with a comma, they are the
        // same.
        trial.expect().accepted(trial.send(demande.call(taken).with("Accept-Language", "de")));
        // Nor has it used its files up. What is optional may be left out (D34), here as elsewhere.
        other.put(demande.facts().reference(), trial.reference());
        trial.contract().operation("PUT", function.path()).fields().stream()
                .filter(optional -> !optional.required())
                .forEach(optional -> other.remove(optional.name()));
        trial.expect().accepted(demande.send(other));
        for (String key : demande.keyFields()) {
            Map<String, Object> unknown = saying(demande.toRefuse(), field, value);
            trial.contract().operation("PUT", function.path()).fields().stream()
                    .filter(Field::isAmount)
                    .forEach(amount -> unknown.put(amount.name(), taken.get(amount.name())));
            unknown.put(key, UUID.randomUUID() + ".pdf");
            Answer answer = demande.send(unknown);
            trial.expect().refused(answer, 422, "/" + key);
            trial.expect().code(answer, "/" + key, KeyTests.UNKNOWN);
        }
    }

    private static Map<String, Object> saying(Map<String, Object> request, Field field, Object value) {
        request.put(field.name(), value);
        if (value.equals(RepairerTests.REPAIR)) {
            request.remove(RepairerTests.DAYS);
        }
        return request;
    }

    private static Stream<?> values(Field field) {
        return field.type().equals("boolean") ? Stream.of(true, false) : field.values().stream();
    }
}
