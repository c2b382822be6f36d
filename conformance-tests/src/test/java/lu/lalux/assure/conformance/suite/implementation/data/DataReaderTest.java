package lu.lalux.assure.conformance.suite.implementation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.Error;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.conformance.PublishedSchema;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.register.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A data file says what the contract lets it say; what is wrong with it is told with its place and what would be right. */
class DataReaderTest {

    private static final Contract CONTRACT = Contract.load();

    @TempDir
    Path folder;

    private TargetData read(String text) throws IOException {
        return DataReader.read(CONTRACT, Files.writeString(folder.resolve("cible.yaml"), text));
    }

    private List<Text> faults(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("cible.yaml"), text);
        return catchThrowableOfType(DataException.class, () -> DataReader.read(CONTRACT, file))
                .faults();
    }

    private static List<Error> complaints(String yaml) {
        return new PublishedSchema(DataSchema.of(CONTRACT))
                .errors(new YAMLMapper().readTree(yaml).toString());
    }

    @Test
    void the_template_is_right_as_it_is_and_with_all_that_it_leaves_out() throws IOException {
        String template = DataTemplate.of(CONTRACT, Optional.empty());
        String whole = template.replaceAll("(?m)^# (?=other-|both-|  )", "");

        assertThat(complaints(template)).isEmpty();
        assertThat(complaints(whole)).isEmpty();
        assertThat(read(template).given()).containsOnlyKeys(Holder.REPAIRER, Holder.EXPERT);
        assertThat(read(whole).given()).containsOnlyKeys(Holder.values());
        assertThat(read(template).source()).isEqualTo("cible.yaml");
    }

    @Test
    void which_fields_can_be_given_is_the_contracts_to_say() throws IOException {
        for (Fonction function : Fonction.values()) {
            Operation operation = CONTRACT.operation("PUT", function.path());
            List<String> looked = operation.fields().stream()
                    .filter(field -> field.unknown().equals(Optional.of("valeur-inconnue")))
                    .map(Field::name)
                    .toList();
            assertThat(looked).hasSize(6).contains(operation.asSettlement().provider(), "dateFacture");
            assertThat(read(DataTemplate.of(CONTRACT, Optional.empty())).fields(function))
                    .containsExactlyInAnyOrderElementsOf(looked);
        }
    }

    @Test
    void french_comes_first_and_then_english() {
        Operation operation = CONTRACT.operation("PUT", "/expert");
        String template = DataTemplate.of(CONTRACT, Contract.loadEnglish());
        assertThat(template).containsSubsequence("Les données de la cible", "The target's own data");
        operation.fields().stream()
                .filter(field -> field.unknown().isPresent())
                .forEach(field -> assertThat(template)
                        .contains("# " + field.description().lines().findFirst().orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            reparer: [{numeroSinistre: '1'}]                               | reparer : compte inconnu ; attendu repairer, other-repairer
            repairer: {numeroSinistre: '1'}                                | repairer : attendu une liste
            repairer: []                                                   | repairer : attendu une liste
            repairer: [{}]                                                 | repairer[1] : attendu des champs : idPrestataire
            repairer: ['x']                                                | repairer[1] : attendu des champs : idPrestataire
            repairer: [{numeroSinistre: 123}]                              | repairer[1].numeroSinistre : attendu un texte, entre guillemets ('123')
            repairer: [{numeroSinistre: null}]                             | repairer[1].numeroSinistre : attendu un texte, entre guillemets.
            repairer: [{numeroSinistre: ''}]                               | repairer[1].numeroSinistre : attendu de 1 à 64 caractères ; il y en a 0
            repairer: [{referenceFacture: '1'}]                            | repairer[1].referenceFacture : champ que l'assureur ne cherche pas
            expert: [{idPrestataire: '1'}]                                 | expert[1].idPrestataire : champ que l'assureur ne cherche pas ; attendu idExpert
            expert: [{idExpert: '1'}, {numeroSinistre: '2'}]               | expert[2] : attendu les champs de la première combinaison : idExpert
            expert: [{dateFacture: 2026-02-30}]                            | expert[1].dateFacture : « 2026-02-30 » n'est pas un jour
            expert: [{dateFacture: 01/02/2026}]                            | expert[1].dateFacture : « 01/02/2026 » n'est pas un jour
            expert: [{dateFacture: {from: 2026-02-02, to: 2026-02-01}}]    | from (2026-02-02) vient après to (2026-02-01)
            expert: [{dateFacture: {from: 2026-02-02}}]                    | expert[1].dateFacture : attendu un jour (AAAA-MM-JJ), ou {from
            expert: [{idExpert: &a 'x', numeroSinistre: *a}]               | un renvoi (*)
            expert: [{idExpert: '1', idExpert: '2'}]                       | YAML illisible
            expert: [{idExpert: '1'                                        | YAML illisible
            rien                                                           | attendu des comptes : repairer
            """)
    void what_is_wrong_is_told_with_its_place(String text, String told) throws IOException {
        assertThat(faults(text)).anySatisfy(fault -> {
            assertThat(fault.fr())
                    .startsWith("--data : ")
                    .contains("cible.yaml")
                    .contains(told);
            assertThat(fault.en()).startsWith("--data: ").contains("cible.yaml");
        });
    }

    @Test
    void an_empty_file_and_one_that_there_is_not_are_told() throws IOException {
        assertThat(faults(""))
                .singleElement()
                .satisfies(fault -> assertThat(fault.fr()).contains("attendu des comptes"));
        Path nowhere = folder.resolve("nulle-part.yaml");
        assertThat(catchThrowableOfType(DataException.class, () -> DataReader.read(CONTRACT, nowhere))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.en()).contains("nulle-part.yaml", "cannot be read"));
    }

    @Test
    void all_faults_are_told_at_once() throws IOException {
        assertThat(faults("repairer: [{x: '1', numeroSinistre: 2}]\nautre: []\n"))
                .hasSize(3);
    }

    @Test
    void what_the_reader_refuses_the_schema_refuses() {
        assertThat(complaints("repairer: [{numeroSinistre: 12}]")).isNotEmpty();
        assertThat(complaints("repairer: [{referenceFacture: '1'}]")).isNotEmpty();
        assertThat(complaints("reparer: [{numeroSinistre: '1'}]")).isNotEmpty();
        assertThat(complaints("repairer: []")).isNotEmpty();
        assertThat(complaints("expert: [{dateFacture: {from: '2026-01-01'}}]")).isNotEmpty();
    }

    @Test
    void a_request_takes_what_is_known_and_keeps_the_rest() throws IOException {
        TargetData data = read("""
                repairer:
                  - {numeroSinistre: 'S1', dateFacture: {from: 2026-01-01, to: 2026-01-31}, referenceInterneLalux: 'R1'}
                """);
        Combination only = data.of(Holder.OTHER_REPAIRER).get(0);
        Operation operation = CONTRACT.operation("PUT", "/reparateur");
        // As the document prints it (T2): the values are put under the name that is there.
        Map<String, Object> printed = Map.of("referenceInternelAlux", "9", "numeroSinistre", "9", "type", "F");
        assertThat(only.in(printed, operation))
                .containsOnly(
                        Map.entry("referenceInternelAlux", "R1"),
                        Map.entry("numeroSinistre", "S1"),
                        Map.entry("type", "F"));
        assertThat(only.in(Map.of("dateFacture", "2026-01-15"), operation)).containsEntry("dateFacture", "2026-01-15");
        assertThat(only.in(Map.of("dateFacture", "2017-06-17"), operation)).containsEntry("dateFacture", "2026-01-01");
    }
}
