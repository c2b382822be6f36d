package lu.lalux.assure.conformance.suite.reglement;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Requirement;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Account;
import lu.lalux.assure.conformance.suite.implementation.ImplicitSettings;
import lu.lalux.assure.conformance.suite.run.BenchExtension;
import lu.lalux.assure.conformance.suite.run.Cases;
import lu.lalux.assure.conformance.suite.run.Trial;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Keys that cannot be used (D18), in each field that holds one. */
@ExtendWith(BenchExtension.class)
public class KeyTests {

    /** A key, or a part of one that a text shows; what two answers may differ in. */
    private static final String OF_A_KEY = "[0-9A-Fa-f-]{4,}";

    static final String UNKNOWN = "cle-inconnue";
    private static final String IN_CAPITALS = "C0F1C0F1-A1B2-4C3D-8E4F-00000000C0F1.pdf";
    private static final List<String> OTHER_VERSIONS = List.of("1", "7", "0");
    private static final String OF_THE_OTHER_FUNCTION = "cle-autre-fonction";

    @TestFactory
    @Requirement("reglement.cle-inconnue")
    Stream<DynamicTest> unknown(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            for (String key : List.of(unknownKey(), IN_CAPITALS)) {
                refusedInEachField(trial, new Demande(trial, function), key, UNKNOWN);
            }
        });
    }

    /**
     * RFC 9562 has several ways to make a GUID, and the contract does not say which: each may be a key, here one
     * unknown.
     */
    @TestFactory
    @Requirement("reglement.cle-autre-version")
    Stream<DynamicTest> ofAnotherVersion(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            for (String version : OTHER_VERSIONS) {
                String key = unknownKey();
                String other = key.substring(0, 14) + version + key.substring(15, 19) + "c" + key.substring(20);
                refusedInEachField(trial, new Demande(trial, function), other, UNKNOWN);
            }
        });
    }

    @TestFactory
    @Requirement("reglement.cle-autre-fonction")
    Stream<DynamicTest> ofTheOtherFunction(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            // Another account's key is answered as one that nobody has (D18), whatever it was uploaded through.
            boolean own = trial.account(function).equals(trial.account(function.other()));
            refusedInEachField(
                    trial,
                    new Demande(trial, function),
                    trial.sharedKey(function.other(), 0),
                    own ? OF_THE_OTHER_FUNCTION : UNKNOWN);
        });
    }

    @TestFactory
    @Requirement("reglement.cle-autre-prestataire")
    Stream<DynamicTest> ofAnotherProvider(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Account other = trial.otherAccount(function);
            refusedInEachField(trial, new Demande(trial, function), trial.key(other, function), UNKNOWN);
        });
    }

    /** A key is the whole of it: who looks at its GUID alone takes what nobody was given. */
    @TestFactory
    @Requirement("reglement.cle-autre-extension")
    Stream<DynamicTest> withAnotherExtension(Cases cases) {
        return cases.forEachFunction((trial, function) -> refusedInEachField(
                trial,
                new Demande(trial, function),
                trial.sharedKey(function, 0).replaceFirst("\\..*", ".txt"),
                UNKNOWN));
    }

    /** The account is the right one, the function is not. */
    @TestFactory
    @Requirement("reglement.cle-meme-compte")
    Stream<DynamicTest> ofTheOtherFunctionOfTheAccount(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            Account both = trial.bothAccount();
            refusedInEachField(
                    trial,
                    new Demande(trial, function, both),
                    trial.key(both, function.other()),
                    OF_THE_OTHER_FUNCTION);
        });
    }

    /** D25: the account that owns a file is the person, though both use the same application. */
    @Test
    @Requirement("reglement.cle-autre-personne")
    void ofAnotherPerson(Trial trial) {
        ImplicitSettings implicit = trial.implicit();
        Account other = trial.otherAccount(Fonction.EXPERT);
        Account person = new Account.Person(implicit, implicit.user());
        refusedInEachField(
                trial, new Demande(trial, Fonction.EXPERT, person), trial.key(other, Fonction.EXPERT), UNKNOWN);
    }

    /** Whoever guesses keys must not learn from the answer which of them exist. */
    @TestFactory
    @Requirement("reglement.cle-autre-comme-inconnue")
    Stream<DynamicTest> ofAnotherProviderAsUnknown(Cases cases) {
        return cases.forEachFunction((trial, function) -> {
            String key = trial.key(trial.otherAccount(function), function);
            Demande demande = new Demande(trial, function);
            for (String field : demande.keyFields()) {
                Map<String, Object> request = demande.toRefuse();
                request.put(field, key);
                Answer known = demande.send(request);
                trial.expect().refused(known, 422, "/" + field);
                request.put(field, unknownKey());
                Answer unknown = demande.send(request);
                trial.expect().refused(unknown, 422, "/" + field);
                trial.expect().code(unknown, "/" + field, UNKNOWN);
                trial.require(
                        Level.CONTRAT,
                        told(known).equals(told(unknown)),
                        new Text("la même réponse que pour une clé inconnue", "the same answer as for an unknown key"),
                        Text.both(told(known) + " ≠ " + told(unknown)));
            }
        });
    }

    private static void refusedInEachField(Trial trial, Demande demande, String key, String code) {
        for (String field : demande.keyFields()) {
            Map<String, Object> request = demande.toRefuse();
            request.put(field, key);
            Answer answer = demande.send(request);
            trial.expect().refused(answer, 422, "/" + field);
            trial.expect().code(answer, "/" + field, code);
        }
    }

    private static String unknownKey() {
        return UUID.randomUUID() + ".pdf";
    }

    /** What the contract defines of a problem, but for {@code instance}, which names the one answer. */
    private static List<String> told(Answer answer) {
        JsonNode problem = answer.json();
        return Stream.concat(
                        Stream.of(problem.path("type"), problem.path("title"), problem.path("detail")),
                        problem.path("errors")
                                .valueStream()
                                .flatMap(fault ->
                                        Stream.of(fault.path("pointer"), fault.path("code"), fault.path("detail"))))
                .map(value -> value.asString("").replaceAll(OF_A_KEY, "…"))
                .toList();
    }
}
