package lu.lalux.assure.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.cli.settings.SettingsException;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.Absence;
import lu.lalux.assure.conformance.suite.implementation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TargetReaderTest {

    @TempDir
    Path folder;

    private static Target read(String... args) {
        Options options = new Options();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
        return new TargetReader(options, name -> null).read();
    }

    @ParameterizedTest
    @CsvSource({
        "--client-secret-file, --client-id",
        "--other-client-secret-file, --other-client-id",
        "--expert-client-secret-file, --expert-client-id",
        "--both-client-secret-file, --both-client-id",
        "--password-file, --user",
        "--other-password-file, --other-user",
        "--proxy-password-file, --proxy-user",
    })
    void a_secret_of_nobody_s_is_refused(String file, String account) {
        List<String> args = new ArrayList<>(List.of("--api-url", "http://localhost:1", file, "secret.txt"));
        if (!account.equals("--client-id")) {
            args.addAll(List.of("--client-id", "garage"));
        }

        Text wrong = refusal(args);

        assertThat(wrong).isEqualTo(new Text(file + " va avec " + account + ".", file + " goes with " + account + "."));
    }

    /** The sandbox's own accounts have names. */
    @Test
    void the_secret_of_a_sandbox_s_account_may_stand_in_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.txt"), "un-autre-secret\n");

        Target target = read("--sandbox", "http://localhost:8080", "--other-client-secret-file", file.toString());

        assertThat(target.otherClient().orElseThrow().secret()).isEqualTo("un-autre-secret");
    }

    @Test
    void a_person_needs_the_application_that_persons_use() {
        Text wrong = refusal(List.of(
                "--api-url", "http://localhost:1", "--client-id", "garage", "--other-user", "expert", "--dry-run"));

        assertThat(wrong.fr()).isEqualTo("--other-user va avec --application-id, --redirect-uri et --user.");
        assertThat(wrong.en()).isEqualTo("--other-user goes with --application-id, --redirect-uri and --user.");
    }

    @Test
    void a_port_that_no_address_has_is_refused() {
        assertThat(refusal(List.of("--api-url", "http://localhost:65536", "--client-id", "garage"))
                        .en())
                .contains("is no http or https address");
    }

    /** Of all that a run reads of the command line. */
    private static Text refusal(List<String> args) {
        Options options = new Options();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args.toArray(String[]::new));
        TargetReader reader = new TargetReader(options, name -> "secret");
        return catchThrowableOfType(SettingsException.class, () -> {
                    reader.read();
                    reader.connection();
                })
                .text();
    }

    @Test
    void what_is_said_to_be_absent_is_not_given_either() {
        Target target = read("--sandbox", "http://localhost:8080", "--without", "both-client");
        assertThat(target.bothClient()).isEmpty();
        assertThat(target.absences()).containsExactly(Absence.BOTH_CLIENT);

        List<String> sandbox = List.of("--sandbox", "http://localhost:8080", "--without");
        Map.of(
                        "both-client --both-client-id x",
                        "--both-client-id",
                        "both-client --expert-client-id " + SandboxIdentities.CLIENT,
                        "--expert-client-id",
                        "second-provider --second-expert-id x",
                        "--second-expert-id",
                        "personne",
                        "expected both-client, second-provider")
                .forEach((args, said) -> assertThat(refusal(Stream.concat(sandbox.stream(), Stream.of(args.split(" ")))
                                        .toList())
                                .en())
                        .contains(said));
    }

    private static String redirectUri(String... args) {
        return read(args).implicit().orElseThrow().redirectUri();
    }

    @Test
    void a_sandbox_on_another_port_has_another_return_address() {
        assertThat(redirectUri("--sandbox", "http://localhost:8080"))
                .isEqualTo("http://localhost:8080/essai/retour.html");
        assertThat(redirectUri("--sandbox", "http://127.0.0.1:9090"))
                .isEqualTo("http://localhost:9090/essai/retour.html");
    }

    @Test
    void a_return_address_that_is_given_prevails() {
        assertThat(redirectUri(
                        "--sandbox",
                        "http://localhost:9090",
                        "--redirect-uri",
                        "https://application.exemple.lu/retour"))
                .isEqualTo("https://application.exemple.lu/retour");
    }
}
