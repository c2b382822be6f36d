package lu.lalux.assure.conformance.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lu.lalux.assure.conformance.SuiteProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

    @TempDir
    Path folder;

    private SuiteProcess run(String text, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("essais.properties"), text);
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
