package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.model.TypeFacture;
import org.junit.jupiter.api.Test;

/** The builders against the contract: every field can be given, and what is required has to be. */
class ReglementTest {

    private final Contract contract = Contract.read();

    @Test
    void a_repairers_request_has_every_field_of_the_contract() {
        var full = Settlements.repair("F-1", Examples.KEY)
                .typeFacture(TypeFacture.VHR)
                .nbrJourVehiculeRemplacement(2)
                .build();

        assertThat(fields(full.demande())).isEqualTo(contract.properties("DemandeReparateur", any -> true));
        assertThat(full.demande())
                .isEqualTo(Examples.repair("F-1", Examples.KEY)
                        .typeFacture(TypeFacture.VHR)
                        .nbrJourVehiculeRemplacement(2));
    }

    @Test
    void an_experts_request_has_every_field_of_the_contract() {
        var full = Settlements.expertise("E-1");

        assertThat(fields(full.demande())).isEqualTo(contract.properties("DemandeExpert", any -> true));
        assertThat(full.demande()).isEqualTo(Examples.expertise("E-1", Examples.KEY, Examples.OTHER_KEY));
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        assertThatThrownBy(() ->
                        ReglementReparateur.builder().referenceFacture("F-1").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not given: idPrestataire, dateFacture, numeroSinistre, referenceInterneLalux,"
                        + " immatriculationVehicule, numeroChassisVehicule, type, typeFacture, refPDFFacture, facture");
        assertThatThrownBy(() -> ReglementExpert.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not given: idExpert, referenceFacture, dateFacture, numeroSinistre, referenceInterneLalux,"
                        + " immatriculationVehicule, numeroChassisVehicule, type, abandonVehicule, refPdfHonoraires,"
                        + " refPdfExpertise, honoraires, prejudice");
    }

    @Test
    void what_the_contract_does_not_allow_is_named_before_anything_is_sent() {
        var builder = Settlements.repair("F".repeat(65), "pas-une-cle")
                .numeroSinistre("")
                .numeroChassisVehicule("V".repeat(33))
                .nbrJourVehiculeRemplacement(10_000);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not as the contract says: referenceFacture: 1 to 64 characters;"
                        + " numeroSinistre: 1 to 64 characters; numeroChassisVehicule: 1 to 32 characters;"
                        + " refPDFFacture: a GUID followed by an extension; nbrJourVehiculeRemplacement: 0 to 9999;"
                        + " nbrJourVehiculeRemplacement: only with typeFacture VHR");
    }

    @Test
    void a_builder_that_goes_on_leaves_what_it_built_alone() {
        var builder = Settlements.repair("F-1", Examples.KEY);
        var first = builder.build();
        var second = builder.referenceFacture("F-2").build();

        assertThat(first.referenceFacture()).isEqualTo("F-1");
        assertThat(second.referenceFacture()).isEqualTo("F-2");
        assertThat(first).isNotEqualTo(second).isEqualTo(Settlements.repair("F-1"));
    }

    private static Set<String> fields(Object model) {
        return ApiClient.createDefaultObjectMapper().valueToTree(model).properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
