package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.mutants.Meant;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.run.RunSettings;
import lu.lalux.assure.conformance.suite.run.Selection;
import lu.lalux.assure.conformance.suite.run.SuiteRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Each code of the contract's list is asked for by a test, or the register says why none can. */
class FaultCodesIT {

    private static final Contract CONTRACT = Contract.load().withUploadsDividedBy(32);
    private static final String OTHER_FUNCTION = "cle-autre-fonction";

    private final SuiteRun suite = Suite.run(CONTRACT);
    private final Identities identities = Identities.madeUp();
    private final ServerRun bout = new ServerRun(suite, identities);

    @Test
    void each_code_of_the_contract_is_asked_for_or_the_register_says_why_not() {
        Set<String> codes = CONTRACT.at("/x-codes")
                .valueStream()
                .map(entry -> entry.path("code").asString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> untestable = Register.load().entries().stream()
                .filter(entry -> entry.untestable().isPresent())
                .map(entry -> entry.id().replaceFirst(".*\\.", ""))
                .collect(Collectors.toSet());
        Set<String> asked = SelfCheck.mutants(
                        CONTRACT, new Meant(CONTRACT, bout.quickBaseline().outcomes()))
                .stream()
                .filter(mutant -> mutant.source().contains(" /x-codes/"))
                .map(mutant -> mutant.source().replaceFirst(".*/", ""))
                .collect(Collectors.toSet());
        // Asked for where one account has both functions, as the next test shows.
        asked.add(OTHER_FUNCTION);

        codes.removeAll(asked);
        assertThat(codes).isSubsetOf(untestable);
    }

    @Test
    void a_key_of_the_other_function_has_its_own_code_where_the_account_has_both() {
        assertThat(ofOneAccount(AnswerChange.NONE)).extracting(Outcome::state).containsOnly(State.PASSED);
        assertThat(ofOneAccount((asked, reply) ->
                        reply.json().path("errors").forEach(fault -> ((ObjectNode) fault).put("code", "cle-inconnue"))))
                .extracting(Outcome::state)
                .containsOnly(State.FAILED);
    }

    private List<Outcome> ofOneAccount(AnswerChange touch) {
        Target all = ModelTarget.nowhere(identities);
        Target one = new Target(
                all.api(),
                all.token(),
                all.authen(),
                identities.bothClient(),
                all.otherClient(),
                all.bothClient(),
                Optional.empty(),
                all.implicit(),
                all.otherUser(),
                all.timeout());
        return suite.run(
                        one,
                        new Selection(Profile.USUAL, List.of("reglement." + OTHER_FUNCTION + ".")),
                        RunSettings.inMemory(new InMemory(AnswerChange.in(
                                Model.right(CONTRACT, identities).mind(), touch))),
                        new Redaction(),
                        outcome -> {})
                .outcomes();
    }

    /** What the contract leaves open is open: of two codes that fit, either is right. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "numeroSinistre | null | champ-obligatoire",
                "nbrJourVehiculeRemplacement | null | type-invalide",
                "numeroSinistre | [] | type-invalide",
                "type | [] | type-invalide valeur-hors-liste",
                "type | \"\" | valeur-hors-liste valeur-vide",
                "dateFacture | \"\" | date-invalide valeur-vide",
                "dateFacture | \"2017-02-30\" | date-invalide",
                "numeroSinistre | \"\" | valeur-vide",
                "factureHT | \"1,5\" | montant-invalide",
                "refPDFFacture | \"x\" | cle-invalide",
                "refPDFFacture | \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" | cle-invalide valeur-trop-longue",
                "inconnu | 1 | champ-inconnu",
                "numeroSinistre | \"S\" |",
            })
    void the_contract_gives_the_codes(String field, String value, String codes) {
        assertThat(CONTRACT.codes()
                        .at(
                                settlement(),
                                request(Map.of(field, JsonMapper.shared().readTree(value))),
                                "/" + field))
                .containsExactlyInAnyOrderElementsOf(Stream.ofNullable(codes)
                        .flatMap(text -> Stream.of(text.split(" ")))
                        .toList());
    }

    @Test
    void what_is_missing_and_what_does_not_go_together_have_a_code() {
        ObjectNode missing = request(Map.of());
        missing.remove("type");
        assertThat(CONTRACT.codes().at(settlement(), missing, "/type")).containsExactly("champ-obligatoire");
        assertThat(CONTRACT.codes()
                        .at(
                                settlement(),
                                request(Map.of("typeFacture", "REP", "nbrJourVehiculeRemplacement", 0)),
                                "/nbrJourVehiculeRemplacement"))
                .contains("jours-seulement-si-vhr");
    }

    @Test
    void what_is_no_base64_has_a_code() {
        Operation upload = CONTRACT.operation("PUT", "/expert/upload");
        ObjectNode request = JsonMapper.shared().valueToTree(upload.fullestExample());
        assertThat(CONTRACT.codes().at(upload, request, "/file")).isEmpty();
        assertThat(CONTRACT.codes().at(upload, request.put("file", "abc"), "/file"))
                .containsExactly("base64-invalide");
        assertThat(CONTRACT.codes().at(upload, request.put("file", "\r\n"), "/file"))
                .containsExactlyInAnyOrder("base64-invalide", "valeur-vide");
    }

    private static Operation settlement() {
        return CONTRACT.operation("PUT", "/reparateur");
    }

    private static ObjectNode request(Map<String, Object> changes) {
        ObjectNode request = JsonMapper.shared().valueToTree(settlement().fullestExample());
        changes.forEach((name, value) -> request.set(name, JsonMapper.shared().valueToTree(value)));
        return request;
    }
}
