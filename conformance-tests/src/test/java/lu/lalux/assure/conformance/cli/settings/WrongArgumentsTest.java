package lu.lalux.assure.conformance.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.conformance.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who typed something wrong reads what is right in one language, and no value comes back. */
class WrongArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--apiurl http://x | Argument inconnu : --apiurl ; peut-être --api-url",
                "--zzz=s3cret | Argument inconnu : --zzz.",
                "data-template --zzz | Argument inconnu : --zzz. / Unknown argument: --zzz.",
                "jugee | Argument inconnu : … ; peut-être judge",
                "compare a b s3cret | Argument inconnu : ….",
                "compare | Il manque : AVANT.",
                "--timeout | Il manque : --timeout=SECONDES.",
                "--timeout s3cret | --timeout : valeur refusée ; attendu : 1 à 600 secondes.",
                "--rate 1001 | --rate : valeur refusée ; attendu : 1 à 1000 requêtes par seconde, ou 0, sans limite.",
                "--profile s3cret | --profile : valeur refusée ; attendu : document, contrat, tolerance, refus.",
                "judge --trade s3cret | --trade : valeur refusée ; attendu : reparateur, expert.",
                "judge --port s3cret | --port : valeur refusée ; attendu : un nombre entier.",
                "--api-url http://s3cret^x | --api-url : valeur refusée ; attendu : une adresse.",
                "--rate 1 --rate 2 | --rate : à donner une seule fois.",
                "--rate 0 --lang en --timeout 0 | --timeout: value refused; expected: 1 to 600 seconds.",
                "--lang en --zzz | Unknown argument: --zzz."
            })
    void say_what_would_be_right(String line, String said) {
        assertThat(refusal(line.split(" "))).contains(said).doesNotContain("s3cret");
    }

    @Test
    void lead_to_the_help_of_the_command_that_was_called() {
        assertThat(refusal("compare")).endsWith("Voir assure-conformance compare --help.");
        assertThat(refusal("--lang", "en", "--zzz")).endsWith("See assure-conformance --help.");
    }

    private static String refusal(String... args) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream refused = new ByteArrayOutputStream();
        int code = Main.run(
                args,
                name -> null,
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(refused, true, StandardCharsets.UTF_8),
                false);
        assertThat(code).isEqualTo(2);
        assertThat(printed.size()).isZero();
        return refused.toString(StandardCharsets.UTF_8).strip();
    }
}
