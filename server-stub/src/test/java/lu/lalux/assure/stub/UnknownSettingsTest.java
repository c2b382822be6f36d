package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings that there are not. */
class UnknownSettingsTest {

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(assure\\.[a-z0-9.-]+)`");

    @TempDir
    Path folder;

    @Test
    @DisplayName("every setting in README.md is known, in each form")
    void known() throws Exception {
        List<String> names = DOCUMENTED
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(20);
        for (String name : names) {
            start(argument(name));
            start(variable(name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)));
            start(variable(name.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assure.token.clients[0].redirect-uris[3]",
                "assure.token.clients[7].redirectUris",
                "assure.token.users[1].password",
                "assure.dataFolder",
                "spring.application.nom",
                "assurance.choix",
            })
    @DisplayName("so are what is in lists, other ways to write a name, and what is not ours")
    void alsoKnown(String name) {
        start(argument(name));
    }

    @ParameterizedTest
    @CsvSource({
        "assure.antivirus.scaner, assure.antivirus.scanner",
        "assure.data-folders, assure.data-folder",
        "assure.token.client[0].id, assure.token.clients.id",
        "assure.sandbox.control, assure.sandbox.controls",
    })
    @DisplayName("one that there is not is refused, and the one that was meant is named; never its value")
    void nearly(String name, String meant) {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(argument(name)))
                .withMessageStartingWith("Il n'y a pas de réglage " + name)
                .withMessageContaining("There is no setting " + name)
                .withMessageEndingWith("; is " + meant + " meant?")
                .withMessageNotContaining("secret-value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assure.scanner", "assure.database", "assure.antivirus.clamd.port", "assure.strict.mode"})
    @DisplayName("also when nothing is like it")
    void unlike(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(argument(name)))
                .withMessageContaining("There is no setting " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASSURE_ANTIVIRUS_SCANER", "ASSURE_SANDBOX_CONTROL", "ASSURE_TOKEN_CLIENTS_0_SECRETS"})
    @DisplayName("so is a variable that is nearly a setting's")
    void variables(String name) {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(variable(name)))
                .withMessageContaining(name)
                .withMessageContaining("meant?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASSURE_POSTGRES_BIN",
                "ASSURE_BASE",
                "ASSURE_ADRESSE",
                "ASSURE_ADRESSE_JETONS",
                "ASSURE_APPLICATION_ID",
                "ASSURE_CLIENT",
                "ASSURE_CLIENT_ID",
                "ASSURE_CLIENT_SECRET",
                "ASSURE_CONTRACT",
                "ASSURE_DEPOTS_PERIMES",
                "ASSURE_EXPERT_CLIENT_ID",
                "ASSURE_JETON",
                "ASSURE_LANGUE",
                "ASSURE_MOT_DE_PASSE",
                "ASSURE_MOCK_PORT",
                "ASSURE_PEERS",
                "ASSURE_PERSON",
                "ASSURE_PROXY",
                "ASSURE_PROXY_PASSWORD",
                "ASSURE_PASSWORD",
                "ASSURE_OTHER_PASSWORD",
                "ASSURE_OTHER_CLIENT_SECRET",
                "ASSURE_BOTH_CLIENT_SECRET",
                "ASSURE_REDIRECT_URI",
                "ASSURE_SUITE",
                "ASSURE_TOKEN",
                "ASSURE_UTILISATEUR",
                "ASSURE_PORT",
                "ASSURE_SERVICE_HOST",
                "ASSURE_PORT_8080_TCP_ADDR",
            })
    @DisplayName("variables of other programs are none of its business")
    void otherPrograms(String name) {
        start(variable(name));
    }

    @Test
    @DisplayName("a file's is refused, with its line")
    void file() throws Exception {
        Path file = Files.writeString(folder.resolve("application.yaml"), "assure:\n  antivirus:\n    scaner: clamd\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> start(new MapPropertySource(
                        "commandLineArgs",
                        Map.of("spring.config.additional-location", file.toUri().toString()))))
                .withMessageContaining("application.yaml")
                .withMessageContaining("3:");
    }

    @Test
    @DisplayName("the stub starts with this check")
    void wired() {
        assertThatIllegalStateException()
                .isThrownBy(() -> AssureStub.start(
                        "--assure.antivirus.scaner=clamd", "--assure.data-folder=" + folder, "--server.port=0"));
    }

    private static MapPropertySource argument(String name) {
        return new MapPropertySource("commandLineArgs", Map.of(name, "secret-value"));
    }

    private static MapPropertySource file(String name) {
        return new MapPropertySource("application.yaml", Map.of(name, "secret-value"));
    }

    private static MapPropertySource variable(String name) {
        return new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, "secret-value"));
    }

    private static void start(PropertySource<?> others) {
        StandardEnvironment settings = new StandardEnvironment();
        if (settings.getPropertySources().contains(others.getName())) {
            settings.getPropertySources().replace(others.getName(), others);
        } else {
            settings.getPropertySources().addFirst(others);
        }
        ConfigDataEnvironmentPostProcessor.applyTo(settings);
        ConfigurationPropertySources.attach(settings);
        new UnknownSettings()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(),
                        new SpringApplication(AssureStub.class),
                        new String[0],
                        settings));
    }
}
