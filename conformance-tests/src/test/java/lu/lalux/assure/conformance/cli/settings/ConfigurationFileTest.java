package lu.lalux.assure.conformance.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.suite.SuiteProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

    @TempDir
    Path folder;

    private SuiteProcess run(String text, String... more) throws IOException {
        return run(Files.writeString(folder.resolve("essais.properties"), text), more);
    }

    private static SuiteProcess run(Path file, String... more) {
        String[] args = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("--config", file.toString()), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
        return SuiteProcess.run(Map.of("ASSURE_CLIENT_SECRET", "secret"), args);
    }

    @Test
    void options_come_from_the_file() throws IOException {
        SuiteProcess run =
                run("api-url=http://localhost:1\nclient-id=garage\nprofile=document,contrat\ntest=token,autorisation\n"
                        + "lang=en\ndry-run=true\n");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Nothing was sent", "token.no-store", "autorisation.sans-jeton")
                .doesNotContain("document.verified");
    }

    @Test
    void the_command_line_prevails() throws IOException {
        SuiteProcess run = run(
                "api-url=http://localhost:1\nclient-id=garage\nlang=en\ndry-run=true\ntest=token\n", "--lang", "fr");
        assertThat(run.out()).contains("Rien n'a été envoyé");
    }

    /** Of all options the one that must not be turned off: the file's owner thinks that nothing is sent. */
    @Test
    void what_is_in_the_file_and_typed_as_well_is_not_turned_off() throws IOException {
        SuiteProcess run =
                run("api-url=http://localhost:1\nclient-id=garage\nlang=en\ndry-run=true\ntest=token\n", "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("Nothing was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config=autre.properties", "help=true", "version=true"})
    void what_would_be_overlooked_in_a_file_is_said(String line) throws IOException {
        SuiteProcess run = run("api-url=http://localhost:1\nclient-id=garage\ndry-run=true\n" + line + "\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("options inconnues : " + line.split("=")[0] + ".");
    }

    /** As one with accents is where names have none. */
    @Test
    void a_name_that_no_file_can_have_is_one_that_cannot_be_read() {
        for (SuiteProcess run : List.of(
                SuiteProcess.run(Map.of(), "--config", "essais\0.properties"),
                SuiteProcess.run(Map.of(), "--config=essais\0.properties"))) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("ne peut être lu").doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--lang en, cannot be read",
        "--lang=EN, cannot be read",
        "--lang fr, ne peut être lu",
        "--lang xx, ne peut être lu",
        "judge --lang en, cannot be read",
        "compare un.json deux.json --lang=en, cannot be read"
    })
    void a_file_that_cannot_be_read_is_said_in_the_language_that_is_asked_for(String typed, String said) {
        Path missing = folder.resolve("nulle-part.properties");

        SuiteProcess run = run(missing, typed.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(said, missing.toString());
    }

    /** The command line prevails there, too. */
    @ParameterizedTest
    @CsvSource({
        "'', options inconnues, ,",
        "lang=en, unknown options, ,",
        "lang=fr, options inconnues, ,",
        "'', unknown options, --lang, en",
        "lang=en, options inconnues, --lang, fr",
        "lang=fr, unknown options, --lang, en"
    })
    void so_is_what_is_wrong_with_one(String line, String said, String option, String language) throws IOException {
        SuiteProcess run =
                run(line + "\nbac-a-sable=x\n", option == null ? new String[0] : new String[] {option, language});

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(said);
        assertThat(run.err()).contains("bac-a-sable");
    }

    @Test
    void a_misspelt_option_is_said() throws IOException {
        SuiteProcess run = run("api-ulr=http://localhost:1\n");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("api-ulr");
        assertThat(SuiteProcess.run(Map.of(), "--config", "nulle-part").exitCode())
                .isEqualTo(2);
    }

    @Test
    void every_option_is_in_the_help() {
        String help = SuiteProcess.run(Map.of(), "--help").out();
        assertThat(help)
                .contains(
                        "--profile",
                        "--dry-run",
                        "--stop-at-first",
                        "--rate",
                        "--proxy",
                        "--ca-file",
                        "--config",
                        "--schema",
                        "--report",
                        "compare");
    }

    @Test
    void refus_stands_alone() {
        SuiteProcess run = SuiteProcess.run(Map.of(), "--list", "--profile", "refus", "--profile", "document");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--profile refus");
    }
}
