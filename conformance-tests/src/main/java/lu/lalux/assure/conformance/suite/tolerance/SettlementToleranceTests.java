package lu.lalux.assure.conformance.suite.tolerance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Expectations;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T1 to T3, as the contract's {@code x-tolerance} lists them: older readings of the document that a careful server
 * accepts.
 */
@ExtendWith(BenchExtension.class)
public class SettlementToleranceTests {

    @TestFactory
    @Requirement("tolerance.T1")
    Stream<DynamicTest> query(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            accepted(trial, trial.send(OlderForms.inQuery(trial, function)));
        });
    }

    @TestFactory
    @Requirement("tolerance.T2")
    Stream<DynamicTest> names(Cases cases) {
        return forEachField(
                cases,
                (function, field) -> field.toleratedNames().stream()
                        .flatMap(name -> test(
                                cases, function, field, name, request -> OlderForms.rename(request, field, name))));
    }

    /** Whoever takes the other name has the field twice; to all others it is a field that they do not know. */
    @TestFactory
    @Requirement("tolerance.deux-noms")
    Stream<DynamicTest> bothNames(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Map<String, Object> request = new Demande(trial, function).toRefuse();
            trial.contract().operation("PUT", function.path()).fields().stream()
                    .filter(field -> request.containsKey(field.name()))
                    .flatMap(field ->
                            field.toleratedNames().stream().map(name -> with(request, name, request.get(field.name()))))
                    .forEach(both -> {
                        Answer answer = new Demande(trial, function).send(both);
                        trial.expect().refused(answer);
                        trial.expect().status(Level.CONTRAT, answer, 400);
                    });
        });
    }

    private static Map<String, Object> with(Map<String, Object> request, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(request);
        more.put(name, value);
        return more;
    }

    @TestFactory
    @Requirement("tolerance.T3")
    Stream<DynamicTest> types(Cases cases) {
        return forEachField(
                cases,
                (function, field) -> field.toleratedType().stream()
                        .flatMap(type -> test(
                                cases, function, field, type, request -> OlderForms.retype(request, field, type))));
    }

    @TestFactory
    @Requirement("tolerance.demande-imprimee")
    Stream<DynamicTest> printed(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            accepted(trial, demande.send(demande.known(PrintedRequests.of(trial, function))));
        });
    }

    private static Stream<DynamicTest> forEachField(
            Cases cases, BiFunction<Fonction, Field, Stream<DynamicTest>> tests) {
        return Stream.of(Fonction.values())
                .flatMap(function -> cases.contract().operation("PUT", function.path()).fields().stream()
                        .flatMap(field -> tests.apply(function, field)));
    }

    private static Stream<DynamicTest> test(
            Cases cases, Fonction function, Field field, String form, UnaryOperator<Map<String, Object>> change) {
        return cases.one(
                function.word() + "." + field.name() + "." + form,
                Map.of("champ", field.name(), "forme", form),
                trial -> {
                    Demande demande = new Demande(trial, function);
                    accepted(trial, demande.send(change.apply(demande.valid())));
                });
    }

    private static void accepted(Trial trial, Answer answer) {
        trial.require(Level.TOLERANCE, answer.status() == 202, Text.both("HTTP 202"), Expectations.received(answer));
    }
}
