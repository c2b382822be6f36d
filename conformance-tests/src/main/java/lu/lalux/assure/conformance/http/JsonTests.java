package lu.lalux.assure.conformance.http;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.reglement.Demande;
import lu.lalux.assure.conformance.run.BenchExtension;
import lu.lalux.assure.conformance.run.Cases;
import lu.lalux.assure.conformance.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is nearly JSON is none: two readers could read it in two ways, and one of them would record another request than
 * the one that was sent.
 */
@ExtendWith(BenchExtension.class)
public class JsonTests {

    @TestFactory
    @Requirement("http.json-voisin")
    Stream<DynamicTest> nearlyJson(Cases cases) {
        return Stream.of(Fonction.values())
                .flatMap(function -> Stream.concat(
                        test(
                                cases,
                                function.path(),
                                function.word(),
                                (trial, flaw) -> trial.expect()
                                        .refused(trial.send(flawed(flaw, settlement(trial, function))), 400)),
                        test(
                                cases,
                                function.upload(),
                                "document." + function.word(),
                                (trial, flaw) -> trial.expect()
                                        .uploadRefused(trial.send(flawed(flaw, upload(trial, function)))))));
    }

    private static Stream<DynamicTest> test(
            Cases cases, String path, String words, BiConsumer<Trial, JsonFlaw> refused) {
        return cases.one(
                words,
                Map.of("operation", "PUT " + path),
                trial -> Stream.of(JsonFlaw.values()).forEach(flaw -> refused.accept(trial, flaw)));
    }

    private static Call settlement(Trial trial, Fonction function) {
        Demande demande = new Demande(trial, function);
        return demande.call(demande.toRefuse());
    }

    private static Call upload(Trial trial, Fonction function) {
        return trial.json(
                "PUT",
                function.upload(),
                trial.token(trial.account(function), function.upload()),
                trial.contract().operation("PUT", function.upload()).fullestExample());
    }

    private static Call flawed(JsonFlaw flaw, Call call) {
        return call.body("application/json", flaw.in(call.text(call.length())));
    }
}
