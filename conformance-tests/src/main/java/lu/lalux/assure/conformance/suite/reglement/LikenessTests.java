package lu.lalux.assure.conformance.suite.reglement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that resemble each other are two all the same: all but amounts is compared letter for letter (D19). */
@ExtendWith(BenchExtension.class)
public class LikenessTests {

    @TestFactory
    @Requirement("reglement.reference-voisine")
    Stream<DynamicTest> references(Cases cases) {
        return each(cases, AlmostSame.values(), (function, pair) -> trial -> {
            Demande demande = new Demande(trial, function);
            String field = demande.facts().reference();
            Map<String, Object> first = demande.valid();
            String unique = String.valueOf(first.get(field));
            int longest = longest(cases, function, field);
            first.put(field, pair.one(unique, longest));
            taken(trial, pair, demande.send(first));
            Map<String, Object> second = demande.valid();
            second.put(field, pair.other(unique, longest));
            trial.expect().accepted(demande.send(second));
            trial.expect().accepted(demande.send(first));
        });
    }

    /** With one reference for all of them. */
    @TestFactory
    @Requirement("reglement.identifiant-voisin")
    Stream<DynamicTest> providers(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Demande demande = new Demande(trial, function);
            String field = demande.facts().provider();
            int longest = longest(cases, function, field);
            String reference = trial.reference();
            for (AlmostSame pair : AlmostSame.ONE_OF_EACH_KIND) {
                for (String provider : List.of(pair.one(reference, longest), pair.other(reference, longest))) {
                    Map<String, Object> request = demande.valid();
                    request.put(demande.facts().reference(), reference);
                    request.put(field, provider);
                    trial.expect().accepted(demande.send(request));
                }
            }
        });
    }

    /** One request whose texts all have the one form, and for each of them another request where it has the other. */
    @TestFactory
    @Requirement("reglement.contenu-voisin")
    Stream<DynamicTest> contents(Cases cases) {
        return each(cases, AlmostSame.values(), (function, pair) -> trial -> {
            Demande demande = new Demande(trial, function);
            List<Field> texts = texts(cases.contract().operation("PUT", function.path())).stream()
                    .filter(field -> pair.fits("CONF", longest(field)))
                    .toList();
            Map<String, Object> first = demande.valid();
            texts.forEach(field -> first.put(field.name(), pair.one("CONF", longest(field))));
            taken(trial, pair, demande.send(first));
            for (Field field : texts) {
                Map<String, Object> other = new LinkedHashMap<>(first);
                other.put(field.name(), pair.other("CONF", longest(field)));
                trial.expect().conflict(demande.send(other), demande.facts());
            }
            trial.expect().accepted(demande.send(first));
        });
    }

    private static void taken(Trial trial, AlmostSame pair, Answer answer) {
        if (pair == AlmostSame.NUL && answer.status() == 400) {
            throw trial.notApplicable(
                    new Text("le serveur refuse U+0000 : il le peut", "the server refuses U+0000: it may"));
        }
        trial.expect().accepted(answer);
    }

    /** {@return the content's free texts} */
    static List<Field> texts(Operation operation) {
        return operation.fields().stream()
                .filter(field ->
                        field.isFree() && !operation.asSettlement().identity().contains(field.name()))
                .toList();
    }

    private static int longest(Cases cases, Fonction function, String field) {
        return longest(
                cases.contract().operation("PUT", function.path()).field(field).orElseThrow());
    }

    private static int longest(Field field) {
        return Math.toIntExact(field.maxLength().orElse(64));
    }

    private interface Made {
        Consumer<Trial> of(Fonction function, AlmostSame pair);
    }

    private static Stream<DynamicTest> each(Cases cases, AlmostSame[] pairs, Made test) {
        return Stream.of(Fonction.values())
                .flatMap(function -> Stream.of(pairs)
                        .flatMap(pair -> cases.one(
                                function.word() + "." + pair.word(),
                                Map.of("fonction", function.path(), "paire", pair.shown()),
                                test.of(function, pair))));
    }
}
