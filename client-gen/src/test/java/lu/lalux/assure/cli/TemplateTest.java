package lu.lalux.assure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.reading.Form;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An empty table is one that the check takes, once it is filled in. */
class TemplateTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "REPARATEUR,xlsx,fr", "REPARATEUR,csv,fr", "REPARATEUR,xlsx,en", "REPARATEUR,csv,en",
        "EXPERT,xlsx,fr", "EXPERT,csv,fr", "EXPERT,xlsx,en", "EXPERT,csv,en"
    })
    void is_taken_by_the_check_when_its_files_are_there(Fonction fonction, String end, String language)
            throws IOException {
        Path table = folder.resolve("mars." + end);
        Run written = template(fonction, table, language);
        assertThat(written.code()).as(written.errors()).isZero();
        assertThat(written.output()).contains("mars." + end);

        Run unfilled = Run.of(Map.of(), "verifier", folder.toString());
        assertThat(unfilled.code()).as("nobody sends the example").isEqualTo(ExitCode.TO_MEND);
        assertThat(unfilled.output()).contains("n'existe pas");

        Form.of(fonction, Contract.bundled()).endings().values().forEach(ending -> {
            try {
                Files.writeString(folder.resolve((language.equals("fr") ? "exemple" : "example") + ending), "%PDF-1.4");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        Run filled = Run.of(Map.of(), "verifier", "--json", folder.toString());
        assertThat(filled.code()).as(filled.output() + filled.errors()).isZero();
        assertThat(filled.output())
                .contains("\"fonction\" : \"" + fonction.name().toLowerCase(java.util.Locale.ROOT) + "\"")
                .contains("\"demandes\" : 1", "\"fautes\" : [ ]");
    }

    @Test
    void has_every_field_of_the_contract_and_says_what_it_is() throws IOException {
        Path table = folder.resolve("mars.xlsx");
        template(Fonction.REPARATEUR, table, "fr");
        List<Field> fields = Form.of(Fonction.REPARATEUR, Contract.bundled())
                .settlement()
                .fields()
                .all();

        try (ReadableWorkbook workbook = new ReadableWorkbook(table.toFile())) {
            List<Sheet> sheets = workbook.getSheets().toList();
            assertThat(sheets).extracting(Sheet::getName).containsExactly("Réparations", "Légende");
            assertThat(sheets.get(0).read().get(0).stream().map(cell -> cell.getText()))
                    .containsExactlyElementsOf(fields.stream()
                            .map(field -> field.labels().get("fr"))
                            .toList());
            List<Row> legend = sheets.get(1).read();
            for (int i = 0; i < fields.size(); i++) {
                Field field = fields.get(i);
                Row row = legend.get(i + 1);
                assertThat(row.getCellText(0)).isEqualTo(field.labels().get("fr"));
                assertThat(row.getCellText(1)).isEqualTo(field.name());
                assertThat(row.getCellText(2)).isEqualTo(field.required() ? "oui" : "non");
                assertThat(row.getCellText(3)).isNotBlank();
                field.values().forEach(value -> assertThat(row.getCellText(3)).contains(value));
            }
            assertThat(legend.stream().map(row -> row.getCellText(0)))
                    .contains("« Jours de véhicule de remplacement » n'est donné que si « Type de facture » vaut VHR.");
            assertThat(legend.stream().flatMap(Row::stream).map(cell -> cell.getText()))
                    .noneMatch(text -> text != null && (text.contains("`") || text.contains("AAAA")));
        }

        template(Fonction.EXPERT, folder.resolve("avril.csv"), "en");
        assertThat(Files.readString(folder.resolve("avril-legend.txt")))
                .contains("Net fees", "honorairesHT", "Required: yes", "amount in euros");
    }

    @Test
    void overwrites_nothing() throws IOException {
        Path table = Files.writeString(folder.resolve("mars.xlsx"), "précieux");

        Run run = template(Fonction.REPARATEUR, table, "fr");

        assertThat(run.code()).isEqualTo(ExitCode.FILE);
        assertThat(run.errors()).contains("mars.xlsx existe déjà");
        assertThat(table).hasContent("précieux");
        assertThat(template(Fonction.REPARATEUR, folder.resolve("mars.ods"), "fr")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reparations.xlsx", "reparations.csv"})
    void makes_its_folder_and_leaves_nothing_else_in_it(String name) throws IOException {
        Path table = folder.resolve("2026/mars").resolve(name);

        Run run = template(Fonction.REPARATEUR, table, "fr");

        assertThat(run.code()).as(run.errors()).isZero();
        assertThat(table).isRegularFile();
        assertThat(names(table.getParent())).allMatch(file -> file.matches("reparations(-legende)?\\.(xlsx|csv|txt)"));
    }

    /** A table without its legend would be in the way of the next try. */
    @Test
    void a_legend_that_is_there_already_leaves_no_table_behind() throws IOException {
        Path legend = Files.writeString(folder.resolve("mars-legende.txt"), "précieux");

        Run run = template(Fonction.REPARATEUR, folder.resolve("mars.csv"), "fr");

        assertThat(run.code()).isEqualTo(ExitCode.FILE);
        assertThat(run.errors()).contains("mars-legende.txt existe déjà");
        assertThat(names(folder)).containsExactly("mars-legende.txt");
        assertThat(legend).hasContent("précieux");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Run template(Fonction fonction, Path file, String language) {
        return Run.of(Map.of("ASSURE_LANGUE", language), "modele", "--fonction", fonction.name(), file.toString());
    }
}
