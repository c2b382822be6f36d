package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of a command line before anything is started. */
class CommandLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--server.port=0 --assure.welcome=false --assure.data-folder=donnees",
                "--assure.dataFolder=donnees --assure.token.clients[0].redirect-uris[1]=x --assure.document.retention=1h",
                "--spring.config.additional-location=file:x --spring.aot.enabled=false --debug",
                "--logging.level.root=warn --management.endpoint.shutdown.access=unrestricted",
                "--spring.ssl.bundle.pem.web.keystore.certificate=x --server.tomcat.connection-timeout=5m",
                "--hash",
                "--backup",
                "--backup donnees copie",
                "--assure.database.url=x --administrateur chef --assure.database.username=y"
            })
    @DisplayName("what is right is passed over, an empty word too")
    void right(String line) {
        CommandLine.require(List.of(line.split(" ")));
    }

    @Test
    @DisplayName("so is every setting of Spring Boot's that has a description")
    void boot() throws IOException {
        List<String> options = new ArrayList<>();
        for (URL described : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = described.openStream()) {
                for (JsonNode setting : JsonMapper.shared().readTree(in).path("properties")) {
                    options.add("--" + setting.path("name").asString() + "=x");
                }
            }
        }
        assertThat(options).hasSizeGreaterThan(1000);
        CommandLine.require(options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--aide", "-h", "--version", "-V"})
    @DisplayName("what asks for no server is answered at once, in each form")
    void answered(String option) throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        assertThat(CommandLine.answer(List.of("--debug", option), new PrintStream(told), System.err))
                .contains(0);
        assertThat(told.size()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "--prot=secret, --prot, --server.port=…",
        "--port=secret, --port, --server.port=…",
        "--server.prot=secret, --server.prot, --server.port=…",
        "--sever.port=secret, --sever.port, --server.port=…",
        "--SERVER_PORT=secret, --SERVER_PORT, --server.port=…",
        "--server.adress=secret, --server.adress, --server.address=…",
        "-Dserver.port=secret, -Dserver.port, --server.port=…",
        "-port, -port, --server.port=…",
        "port 18090, port, --server.port=…",
        "--assure.antivirus.scaner=secret, --assure.antivirus.scaner, --assure.antivirus.scanner=…",
        "--scanner=secret, --scanner, --assure.antivirus.scanner=…",
        "help, help, --help",
        "--vesion, --vesion, --version",
        "--administrateur=secret, --administrateur, --administrateur",
        "--assure.strict=true backup, backup, --backup"
    })
    @DisplayName("what is nearly an option is refused in both languages, with what was meant, and never with its value")
    void near(String line, String shown, String meant) {
        assertThatIllegalStateException()
                .isThrownBy(() -> CommandLine.require(List.of(line.split(" "))))
                .withMessage("Il n'y a pas d'option " + shown + " ; s'agit-il de " + meant + " ?"
                        + System.lineSeparator() + "There is no option " + shown + "; is " + meant + " meant?");
    }

    @ParameterizedTest
    @CsvSource({
        "--assure.tokn.x=Tr0ub4dor, There is no option --assure.tokn.x; --help says what there is.",
        "--couleur=Tr0ub4dor, There is no option --couleur; --help says what there is.",
        "--=Tr0ub4dor, There is no option --; --help says what there is.",
        "--server.port Tr0ub4dor, The value of --server.port is given behind an equals sign: --server.port=…",
        "--server.port, The value of --server.port is given behind an equals sign: --server.port=…",
        "--assure.strict --debug, The value of --assure.strict is given behind an equals sign: --assure.strict=…",
        "--server.port port, The value of --server.port is given behind an equals sign: --server.port=…",
        "--assure.strict=true Tr0ub4dor, Word 2 of the command line is no option; --help says what there is.",
        "--hash Tr0ub4dor, Word 2 of the command line is no option; --help says what there is.",
        "--backup donnees copie Tr0ub4dor, Word 4 of the command line is no option; --help says what there is.",
        "--administrateur chef Tr0ub4dor, Word 3 of the command line is no option; --help says what there is."
    })
    @DisplayName("so is all else, without a word that may be a value")
    void unlike(String line, String said) {
        assertThatIllegalStateException()
                .isThrownBy(() -> CommandLine.require(List.of(line.split(" "))))
                .withMessageEndingWith(System.lineSeparator() + said)
                .withMessageNotContaining("Tr0ub4dor");
    }
}
