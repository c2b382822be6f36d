package lu.lalux.assure.conformance.suite.derived;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.suite.reglement.Demande;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The cases that {@link CaseDeriver} finds in the contract, sent to the four operations. */
@ExtendWith(BenchExtension.class)
public class DerivedTests {

    @TestFactory
    @Requirement({
        "champ.manquant",
        "champ.nul",
        "champ.facultatif",
        "champ.facultatif-conditionnel",
        "champ.nul-facultatif",
        "champ.type",
        "champ.type-voisin",
        "champ.date",
        "champ.date-voisine",
        "champ.date-valide",
        "champ.date-future",
        "champ.date-lointaine",
        "champ.montant",
        "champ.montant-voisin",
        "champ.montant-valide",
        "champ.montant-borne",
        "champ.cle",
        "champ.cle-valide",
        "champ.double",
        "champ.valeur",
        "champ.valeur-voisine",
        "champ.bornes",
        "champ.borne",
        "champ.vide",
        "champ.trop-long",
        "champ.texte-libre",
        "champ.autre-casse",
        "champ.inconnu"
    })
    Stream<DynamicTest> settlements(Cases cases) {
        return Stream.of(Fonction.values())
                .flatMap(function ->
                        CaseDeriver.derive(
                                        cases.contract(),
                                        cases.contract().operation("PUT", function.path()),
                                        function.word())
                                .stream()
                                .flatMap(derived -> test(cases, derived, trial -> settle(trial, function, derived))));
    }

    @TestFactory
    @Requirement({
        "champ.manquant",
        "champ.nul",
        "champ.type",
        "champ.type-voisin",
        "champ.base64",
        "champ.base64-voisin",
        "champ.base64-valide",
        "champ.double",
        "champ.nom-de-fichier",
        "champ.nom-de-fichier-valide",
        "champ.vide",
        "champ.trop-long",
        "champ.borne",
        "champ.autre-casse",
        "champ.inconnu"
    })
    Stream<DynamicTest> uploads(Cases cases) {
        return Stream.of(Fonction.values())
                .flatMap(function -> CaseDeriver.derive(
                                cases.contract(),
                                cases.contract().operation("PUT", function.upload()),
                                "document." + function.word())
                        .stream()
                        .flatMap(derived -> test(cases, derived, trial -> upload(trial, function, derived))));
    }

    private static Stream<DynamicTest> test(Cases cases, DerivedCase derived, Consumer<Trial> test) {
        String change = derived.id().substring(derived.id().lastIndexOf('.') + 1);
        return cases.derived(
                derived.id(), derived.requirement(), Map.of("champ", derived.field(), "cas", change), test);
    }

    private static void settle(Trial trial, Fonction function, DerivedCase derived) {
        Demande demande = new Demande(trial, function);
        if (derived.accepted()) {
            Map<String, Object> valid = demande.valid();
            keyIn(trial, derived, valid);
            trial.expect()
                    .accepted(demande.send(
                            demande.withRealKeys(valid, derived.change().apply(valid))));
        } else {
            Map<String, Object> valid = demande.toRefuse();
            keyIn(trial, derived, valid);
            Answer answer = send(trial, function, function.path(), derived.json(valid));
            trial.expect().refused(answer, 400, derived.pointers().toArray(String[]::new));
            repeated(trial, derived, answer);
        }
    }

    private static void upload(Trial trial, Fonction function, DerivedCase derived) {
        Map<String, Object> valid = new LinkedHashMap<>(
                trial.contract().operation("PUT", function.upload()).fullestExample());
        Answer answer = send(trial, function, function.upload(), derived.json(valid));
        if (derived.accepted()) {
            String name = String.valueOf(derived.change().apply(valid).get("fileNameWithExtension"));
            trial.expect().verified(answer, name.substring(name.lastIndexOf('.') + 1));
        } else {
            trial.expect().uploadRefused(answer, derived.pointers().toArray(String[]::new));
            repeated(trial, derived, answer);
        }
    }

    /** A part of a key can be changed only where the target gave one. */
    private static void keyIn(Trial trial, DerivedCase derived, Map<String, Object> valid) {
        if (derived.requirement().startsWith("champ.cle")) {
            trial.expect().isKey(String.valueOf(valid.get(derived.field())));
        }
    }

    private static void repeated(Trial trial, DerivedCase derived, Answer answer) {
        if (derived.twice()) {
            trial.expect().repeated(answer, derived.field());
        }
    }

    private static Answer send(Trial trial, Fonction function, String path, String json) {
        return trial.send(trial.call("PUT", path)
                .bearer(trial.token(trial.account(function), path))
                .body("application/json", json));
    }
}
