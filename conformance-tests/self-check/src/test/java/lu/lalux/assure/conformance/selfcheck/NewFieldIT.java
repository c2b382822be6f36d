package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A field or a parameter that is new in the contract is tested, and its tests are proven, without a line of code. */
class NewFieldIT {

    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void a_new_field_has_cases_and_mutants_and_each_mutant_is_caught() throws IOException {
        JsonNode contract = contract();
        ObjectNode request = (ObjectNode) contract.at("/components/schemas/DemandeReparateur");
        ((ArrayNode) request.get("required")).add("numeroAgrement");
        ((ObjectNode) request.get("properties"))
                .set(
                        "numeroAgrement",
                        YAML.readTree("{type: string, minLength: 1, maxLength: 12, x-niveau: document}"));
        contract.at("/paths/~1reparateur/put/requestBody/content/application~1json/examples")
                .forEach(example -> ((ObjectNode) example.get("value")).put("numeroAgrement", "AG-1"));

        assertThat(tests(contract, "reparateur.numeroAgrement"))
                .contains(
                        "reparateur.numeroAgrement.manquant",
                        "reparateur.numeroAgrement.nul",
                        "reparateur.numeroAgrement.double",
                        "reparateur.numeroAgrement.type-nombre",
                        "reparateur.numeroAgrement.vide",
                        "reparateur.numeroAgrement.trop-long",
                        "reparateur.numeroAgrement.longueur-maximale");
        assertThat(caught(contract, "numeroAgrement")).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void a_new_parameter_has_cases_and_mutants_and_each_mutant_is_caught() throws IOException {
        JsonNode contract = contract();
        ((ArrayNode) contract.at("/paths/~1authen/parameters"))
                .add(
                        YAML.readTree(
                                "{name: nouvelAffichage, in: query, required: false, schema: {type: string, enum: [page, fenetre]}}"))
                .add(
                        YAML.readTree(
                                "{name: nouvelIndice, in: query, required: false, example: a, schema: {type: string, maxLength: 9}}"));

        assertThat(tests(contract, "authen."))
                .contains(
                        "authen.nouvelAffichage.absent",
                        "authen.nouvelAffichage.double",
                        "authen.nouvelAffichage.hors-liste",
                        "authen.nouvelAffichage.valeur-fenetre",
                        "authen.page.nouvelAffichage.autre-casse",
                        "authen.nouvelIndice.trop-long",
                        "authen.page.nouvelIndice.longueur-maximale");
        List<String> mutants = caught(contract, "?nouvel");
        assertThat(mutants).filteredOn(id -> id.contains("?nouvelAffichage")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(mutants).filteredOn(id -> id.contains("?nouvelIndice")).hasSizeGreaterThanOrEqualTo(8);
    }

    /** All that have this in their name are caught: who they are. */
    private static List<String> caught(JsonNode contract, String name) {
        Findings findings = new SelfCheck(Suite.run(Contract.of(contract)), 2).run(name, mutant -> {});
        assertThat(findings.baselineFailures()).isEmpty();
        assertThat(findings.kills()).allMatch(MutantResult::killed);
        assertThat(findings.excluded()).isEmpty();
        return findings.kills().stream().map(kill -> kill.mutant().id()).toList();
    }

    private static List<String> tests(JsonNode contract, String beginning) {
        return Suite.run(Contract.of(contract))
                .list(
                        ModelTarget.nowhere(Identities.madeUp()),
                        new Selection(Set.of(Profile.CONTRAT), List.of(beginning)))
                .stream()
                .map(Outcome::id)
                .toList();
    }

    private static JsonNode contract() throws IOException {
        try (InputStream resource = Contract.class.getResourceAsStream("/lu/lalux/assure/openapi/assure.yaml")) {
            return YAML.readTree(resource);
        }
    }
}
