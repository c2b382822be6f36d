package lu.lalux.assure.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.implementation.Target;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TargetReaderTest {

    private static Target read(String... args) {
        Options options = new Options();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(args);
        return new TargetReader(options, name -> null).read();
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
