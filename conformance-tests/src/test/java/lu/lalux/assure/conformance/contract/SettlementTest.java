package lu.lalux.assure.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the contract says of a settlement as a whole (D18, D19, D20), as the suite reads it. */
class SettlementTest {

    @Test
    void which_request_it_is_and_which_amounts_make_a_sum() {
        assertThat(Contract.load().operation("PUT", "/expert").asSettlement())
                .isEqualTo(new Settlement(
                        "idExpert",
                        "referenceFacture",
                        "type",
                        List.of(
                                new Settlement.Sum("honorairesHT", "honorairesTVA", "honorairesTTC"),
                                new Settlement.Sum("prejudiceHT", "prejudiceTVA", "prejudiceTTC"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reparateur", "/expert"})
    void its_facts_name_its_fields(String path) {
        Operation operation = Contract.load().operation("PUT", path);
        Settlement settlement = operation.asSettlement();
        assertThat(settlement.identity())
                .allSatisfy(name -> assertThat(operation.field(name))
                        .hasValueSatisfying(
                                field -> assertThat(field.required()).isTrue()));
        assertThat(settlement.sums())
                .isNotEmpty()
                .allSatisfy(sum -> assertThat(sum.fields())
                        .hasSize(3)
                        .allSatisfy(name -> assertThat(operation.field(name))
                                .hasValueSatisfying(
                                        field -> assertThat(field.isAmount()).isTrue())));
        assertThat(operation.keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.upload()).isEqualTo(Optional.of(path + "/upload")));
    }

    @Test
    void which_field_may_not_be_there_with_which_value_of_another() {
        assertThat(Contract.load().operation("PUT", "/reparateur").incompatibilities())
                .containsExactly(new Incompatibility(
                        "jours-seulement-si-vhr", "nbrJourVehiculeRemplacement", "typeFacture", Set.of("REP")));
    }

    @Test
    void what_an_older_contract_does_not_say_is_not_guessed() throws IOException {
        JsonNode older;
        try (InputStream resource = Contract.class.getResourceAsStream("/lu/lalux/assure/openapi/assure.yaml")) {
            older = new YAMLMapper().readTree(resource);
        }
        ((ObjectNode) older.at("/components/schemas/DemandeExpert")).remove("x-identite");
        Operation operation = Contract.of(older).operation("PUT", "/expert");
        assertThat(operation.settlement()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(operation::asSettlement)
                .withMessageContaining("x-identite")
                .withMessageContaining("/expert");
    }
}
