package lu.lalux.assure.client.reglement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.client.Examples;
import lu.lalux.assure.client.Settlements;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.model.DemandeExpert;
import lu.lalux.assure.client.model.DemandeReparateur;
import lu.lalux.assure.client.model.TypeFacture;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The builders against the contract: every field can be given, and what is required has to be. */
class ReglementTest {

    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

    private final Contract contract = Contract.bundled();

    @Test
    void a_repairers_request_has_every_field_of_the_contract() throws IOException {
        var full = Settlements.repair("F-1", Examples.KEY)
                .typeFacture(TypeFacture.VHR)
                .nbrJourVehiculeRemplacement(2)
                .build();

        everyFieldCanBeGiven("DemandeReparateur", full, ReglementReparateur.Builder.class);
        assertThat(MAPPER.readValue(full.json(), DemandeReparateur.class))
                .isEqualTo(Examples.repair("F-1", Examples.KEY)
                        .typeFacture(TypeFacture.VHR)
                        .nbrJourVehiculeRemplacement(2));
    }

    @Test
    void an_experts_request_has_every_field_of_the_contract() throws IOException {
        var full = Settlements.expertise("E-1");

        everyFieldCanBeGiven("DemandeExpert", full, ReglementExpert.Builder.class);
        assertThat(MAPPER.readValue(full.json(), DemandeExpert.class))
                .isEqualTo(Examples.expertise("E-1", Examples.KEY, Examples.OTHER_KEY));
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        assertThatThrownBy(() ->
                        ReglementReparateur.builder().referenceFacture("F-1").build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not given: dateFacture, numeroSinistre, referenceInterneLalux, immatriculationVehicule,"
                        + " numeroChassisVehicule, type, idPrestataire, typeFacture, facture, refPDFFacture");
        assertThatThrownBy(() -> ReglementExpert.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not given: referenceFacture, dateFacture, numeroSinistre, referenceInterneLalux,"
                        + " immatriculationVehicule, numeroChassisVehicule, type, idExpert, abandonVehicule,"
                        + " honoraires, prejudice, refPdfHonoraires, refPdfExpertise");
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
                        + " nbrJourVehiculeRemplacement: 0 to 9999;"
                        + " nbrJourVehiculeRemplacement: only with typeFacture VHR;"
                        + " refPDFFacture: a GUID followed by an extension");
    }

    @Test
    void a_year_that_cannot_be_written_in_four_digits_is_no_date_of_the_contract() {
        for (int year : new int[] {-1, 10_000}) {
            assertThatThrownBy(() -> Settlements.repair("F-1", Examples.KEY)
                            .dateFacture(LocalDate.of(year, 1, 1))
                            .build())
                    .hasMessage("Not as the contract says: dateFacture: a year of four digits");
        }
    }

    @Test
    void a_date_may_be_given_as_the_contract_writes_it() {
        assertThat(Settlements.repair("F-1", Examples.KEY)
                        .dateFacture("2026-03-05")
                        .build())
                .isEqualTo(Settlements.repair("F-1", Examples.KEY)
                        .dateFacture(LocalDate.of(2026, 3, 5))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05/03/2026", "2026-3-5", "2026-02-30", "2026-03-05T00:00:00"})
    void what_is_no_date_is_refused_by_its_name_and_with_what_would_be_right(String date) {
        assertThatThrownBy(() -> ReglementReparateur.builder().dateFacture(date))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("dateFacture: no day; year, month and day, such as 2026-03-05")
                .hasNoCause();
    }

    /** Each text at its longest, and one character longer: the lengths are the contract's, wherever they stand here. */
    @ParameterizedTest
    @CsvSource({"DemandeReparateur", "DemandeExpert"})
    void lengths_are_the_contracts(String schema) {
        List<Field> texts = contract.fields(schema).all().stream()
                .filter(field -> field.kind() == FieldKind.TEXT)
                .toList();
        assertThat(texts).isNotEmpty();
        for (Field text : texts) {
            int longest = text.maxLength().orElseThrow();
            assertThatCode(() -> with(schema, text.name(), "é".repeat(longest))).doesNotThrowAnyException();
            assertThatThrownBy(() -> with(schema, text.name(), "é".repeat(longest + 1)))
                    .hasMessage("Not as the contract says: " + text + ": 1 to " + longest + " characters");
        }
    }

    @Test
    void keys_have_the_contracts_form() {
        assertThat("^" + RequiredFields.KEY.pattern() + "$")
                .isEqualTo(
                        contract.at("/components/schemas/CleDocument/pattern").asString());
    }

    private static Reglement with(String schema, String field, String value) throws ReflectiveOperationException {
        Reglement.Builder<?> builder = schema.equals("DemandeExpert")
                ? Settlements.expertise("E-1", Examples.KEY, Examples.OTHER_KEY)
                : Settlements.repair("F-1", Examples.KEY);
        builder.getClass().getMethod(field, String.class).invoke(builder, value);
        return builder instanceof ReglementExpert.Builder expert
                ? expert.build()
                : ((ReglementReparateur.Builder) builder).build();
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

    @Test
    void what_is_json_already_is_taken_as_it_is() {
        String json = "{ \"type\":\"F\", \"referenceFacture\":\"F-1\",\"champNouveau\":1.50}";

        var request = Reglement.ofJson(Fonction.REPARATEUR, json);

        assertThat(request.json()).isEqualTo(json);
        assertThat(request.referenceFacture()).isEqualTo("F-1");
        assertThat(request)
                .hasToString("ReglementReparateur[F F-1]")
                .isEqualTo(Reglement.ofJson(Fonction.REPARATEUR, json));
        assertThat(request).isNotEqualTo(Reglement.ofJson(Fonction.EXPERT, json));
        assertThat(Reglement.ofJson(
                        Fonction.EXPERT, Settlements.expertise("E-1").json()))
                .isEqualTo(Settlements.expertise("E-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"referenceFacture\":\"secret\"} {}",
                "{\"referenceFacture\":\"secret\",\"referenceFacture\":\"b\"}",
                "{\"type\":\"secret\"}"
            })
    void what_is_no_request_in_json_is_refused_without_being_told(String json) {
        assertThatThrownBy(() -> Reglement.ofJson(Fonction.REPARATEUR, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    /** What this request was not given, newer fields, the builder takes by the contract's names. */
    private void everyFieldCanBeGiven(String schema, Reglement request, Class<?> builder) throws IOException {
        assertThat(names(schema)).containsAll(fields(request));
        assertThat(Stream.concat(
                        fields(request).stream(),
                        Arrays.stream(builder.getMethods()).map(Method::getName)))
                .containsAll(names(schema));
    }

    private Set<String> names(String schema) {
        return contract.fields(schema).all().stream().map(Field::name).collect(Collectors.toSet());
    }

    private static Set<String> fields(Reglement request) throws IOException {
        return MAPPER.readTree(request.json()).properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
