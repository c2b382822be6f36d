package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The suite's power, in the build: every mutant is caught. Those are the mutants of a copy of the contract with new
 * fields and parameters, which are tested, and their tests proven, without a line of code. The contract's own are all
 * among them.
 */
class NewFieldIT {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static JsonNode contract;
    private static Findings findings;

    @BeforeAll
    static void copy() throws IOException {
        try (InputStream resource = Contract.class.getResourceAsStream("/lu/lalux/assure/openapi/assure.yaml")) {
            contract = YAML.readTree(resource);
        }
        property(
                "DemandeReparateur",
                "numeroAgrement",
                "{type: string, minLength: 1, maxLength: 12, x-niveau: document}");
        ((ArrayNode) contract.at("/components/schemas/DemandeReparateur/required")).add("numeroAgrement");
        contract.at("/paths/~1reparateur/put/requestBody/content/application~1json/examples")
                .forEach(example -> ((ObjectNode) example.get("value")).put("numeroAgrement", "AG-1"));
        // One that may be left out, and is so in every example.
        property(
                "DemandeExpert",
                "nouvelleNote",
                "{type: string, minLength: 1, maxLength: 20, example: N-1, x-niveau: contrat}");
        ((ArrayNode) contract.at("/paths/~1authen/parameters"))
                .add(
                        YAML.readTree(
                                "{name: nouvelAffichage, in: query, required: false, schema: {type: string, enum: [page, fenetre]}}"))
                .add(
                        YAML.readTree(
                                "{name: nouvelIndice, in: query, required: false, example: a, schema: {type: string, maxLength: 9}}"));
        findings = new SelfCheck(Suite.run(Contract.of(contract)), 2).run("", mutant -> {});
        findings.print(System.out, Language.EN);
    }

    private static void property(String schema, String name, String content) {
        ((ObjectNode) contract.at("/components/schemas/" + schema + "/properties")).set(name, YAML.readTree(content));
    }

    @Test
    void every_mutant_is_caught() {
        assertThat(findings.baselineFailures()).isEmpty();
        assertThat(findings.survivors()).isEmpty();
    }

    /**
     * A mutant is caught when each test meant for it fails: on the copy those are no fewer. Where the first of many is
     * meant, it may be a new parameter's.
     */
    @Test
    void the_contracts_own_mutants_are_among_them() {
        Map<String, Integer> meant = findings.kills().stream()
                .map(MutantResult::mutant)
                .collect(Collectors.toMap(Mutant::id, mutant -> mutant.meant().size()));
        List<Mutant> own = new SelfCheck(Suite.run(), 1).mutants();
        assertThat(own).isNotEmpty();
        assertThat(own.stream()
                        .filter(mutant -> meant.getOrDefault(mutant.id(), -1)
                                < mutant.meant().size())
                        .map(Mutant::id))
                .isEmpty();
    }

    @Test
    void a_new_field_has_cases_and_mutants() {
        assertThat(tests("reparateur.numeroAgrement"))
                .contains(
                        "reparateur.numeroAgrement.manquant",
                        "reparateur.numeroAgrement.nul",
                        "reparateur.numeroAgrement.double",
                        "reparateur.numeroAgrement.type-nombre",
                        "reparateur.numeroAgrement.vide",
                        "reparateur.numeroAgrement.trop-long",
                        "reparateur.numeroAgrement.longueur-maximale");
        assertThat(mutants("numeroAgrement")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(tests("expert.nouvelleNote"))
                .contains("expert.nouvelleNote.nul", "expert.nouvelleNote.vide", "expert.nouvelleNote.trop-long");
        assertThat(mutants("nouvelleNote")).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void a_new_parameter_has_cases_and_mutants() {
        assertThat(tests("authen."))
                .contains(
                        "authen.nouvelAffichage.absent",
                        "authen.nouvelAffichage.double",
                        "authen.nouvelAffichage.hors-liste",
                        "authen.nouvelAffichage.valeur-fenetre",
                        "authen.page.nouvelAffichage.autre-casse",
                        "authen.nouvelIndice.trop-long",
                        "authen.page.nouvelIndice.longueur-maximale");
        assertThat(mutants("?nouvelAffichage")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(mutants("?nouvelIndice")).hasSizeGreaterThanOrEqualTo(8);
    }

    private static List<String> mutants(String name) {
        assertThat(findings.excluded().keySet()).noneMatch(id -> id.contains(name));
        return findings.kills().stream()
                .map(kill -> kill.mutant().id())
                .filter(id -> id.contains(name))
                .toList();
    }

    private static List<String> tests(String beginning) {
        return Suite.run(Contract.of(contract))
                .list(
                        ModelTarget.nowhere(Identities.madeUp()),
                        new Selection(Set.of(Profile.CONTRAT), List.of(beginning)))
                .stream()
                .map(Outcome::id)
                .toList();
    }
}
