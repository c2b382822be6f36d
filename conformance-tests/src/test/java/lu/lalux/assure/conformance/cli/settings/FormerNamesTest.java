package lu.lalux.assure.conformance.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.SuiteProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name that an option had before is refused, with the one that it has now. */
class FormerNamesTest {

    @ParameterizedTest
    @CsvSource({
        "--bac-a-sable, --sandbox, ''",
        "--debit, --rate, ''",
        "--rapport, --report, ''",
        "--partiel, --partial, ''",
        "--sans-etat, --stateless, ''",
        "--autre-client-id, --other-client-id, ''",
        "--autre-client-secret-file, --other-client-secret-file, ''",
        "--utilisateur, --user, ''",
        "--mot-de-passe-file, --password-file, ''",
        "--autre-utilisateur, --other-user, ''",
        "--autre-mot-de-passe-file, --other-password-file, ''",
        "--proxy-utilisateur, --proxy-user, ''",
        "--proxy-mot-de-passe-file, --proxy-password-file, ''",
        "--parallele, --parallel, self-check",
        "--port-commande, --control-port, mutants",
    })
    void of_an_option(String before, String now, String command) {
        SuiteProcess run = run(command, before + "=x");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(before + " s'appelle maintenant " + now).doesNotContain("=x");
        assertThat(run(command, "--help").out()).contains(now).doesNotContain(before);
    }

    @Test
    void of_an_option_in_a_file(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("essais.properties"), "bac-a-sable=http://localhost:1\nlang=en\n");
        SuiteProcess run = SuiteProcess.run(Map.of(), "--lang", "en", "--config", file.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bac-a-sable is called sandbox now.");
    }

    @Test
    void of_a_secret_s_variable() {
        SuiteProcess run = SuiteProcess.run(
                Map.of("ASSURE_CLIENT_SECRET", "un", "ASSURE_AUTRE_CLIENT_SECRET", "deux"),
                "--api-url",
                "http://localhost:1",
                "--client-id",
                "garage",
                "--other-client-id",
                "autre");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("ASSURE_AUTRE_CLIENT_SECRET s'appelle maintenant ASSURE_OTHER_CLIENT_SECRET");
    }

    private static SuiteProcess run(String command, String argument) {
        List<String> args = new ArrayList<>();
        if (!command.isEmpty()) {
            args.add(command);
        }
        args.add(argument);
        return SuiteProcess.run(Map.of(), args.toArray(String[]::new));
    }
}
