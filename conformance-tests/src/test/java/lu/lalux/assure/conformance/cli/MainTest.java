package lu.lalux.assure.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.conformance.report.SuiteVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every command. What breaks in the suite is told as that: Java's own exit code for it, 1, says that a target does not conform. */
class MainTest {

    @ParameterizedTest
    @CsvSource({
        "fr, 'La suite elle-même a failli : java.lang.OutOfMemoryError: full. Aucun verdict.'",
        "en, 'The suite itself broke: java.lang.OutOfMemoryError: full. No verdict.'",
    })
    void no_memory_is_no_verdict(String language, String said) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);

        int code = Main.run(
                new String[] {"--api-url", "http://localhost:1", "--client-id", "garage", "--lang", language},
                name -> {
                    throw new OutOfMemoryError("full");
                },
                stream,
                stream,
                false);

        assertThat(code).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly(said);
    }

    @Test
    void it_is_told_in_the_language_of_the_command_that_was_called() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream full = new PrintStream(printed, true, StandardCharsets.UTF_8) {
            private boolean failed;

            @Override
            public void println(String line) {
                if (!failed) {
                    failed = true;
                    throw new OutOfMemoryError("full");
                }
                super.println(line);
            }
        };

        int code = Main.run(
                new String[] {"compare", "none.json", "none.json", "--lang", "en"}, name -> null, full, full, false);

        assertThat(code).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("The suite itself broke: ");
    }

    static List<String> commands() {
        return List.copyOf(Main.commandLine(name -> null, System.out, System.err)
                .getSubcommands()
                .keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_command_tells_the_version_as_the_whole_does(String command) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);

        int code = Main.run(new String[] {command, "--version"}, name -> null, stream, stream, false);

        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly(SuiteVersion.current());
    }

    /** All else that is printed is UTF-8 too. */
    @ParameterizedTest
    @CsvSource({"--help, implémentation", "--rate=x, requêtes"})
    void its_help_and_its_refusals_are_utf_8_whatever_the_locale(String argument, String said) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=ISO-8859-1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        argument)
                .redirectErrorStream(true);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(told).isTrue();
        assertThat(told).contains(said);
    }
}
