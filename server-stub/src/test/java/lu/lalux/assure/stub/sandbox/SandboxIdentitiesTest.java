package lu.lalux.assure.stub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import lu.lalux.assure.stub.AssureStub;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** When the sandbox's published identities are in force, and what goes with them. */
class SandboxIdentitiesTest {

    @Test
    @DisplayName("as long as the settings name nobody, and then on this machine only")
    void published() {
        StandardEnvironment settings = settings(Map.of("assure.strict", "true", "assure.token.lifetime", "30m"));

        assertThat(SandboxIdentities.areThoseOf(settings)).isTrue();
        assertThat(InSandbox.holds(settings)).isTrue();
        assertThat(settings.getProperty("assure.token.clients[0].id")).isEqualTo("garage-demo");
        assertThat(settings.getProperty("assure.token.users[0].name")).isEqualTo("expert-demo");
        assertThat(settings.getProperty("server.address")).isEqualTo("localhost");
        assertThat(settings.containsProperty("management.server.address")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assure.token.clients[0].id",
                "assure.token.clients[0].secret",
                "assure.token.clients[0].redirect-uris[2]",
                "assure.token.users[0].name",
                "assure.token.users[0].password",
                "assure.token.users[0].scopes",
                "assure.token.clients",
                "assure.token.users",
            })
    @DisplayName(
            "one of one's own, added, changed or in part, in any source, and none of the published is left, nor the controls")
    void own(String setting) {
        String variable = setting.toUpperCase()
                .replace("[", "_")
                .replace("]", "")
                .replace("-", "")
                .replace('.', '_');
        for (StandardEnvironment settings : new StandardEnvironment[] {
            settings(Map.of(setting, "a-nous")),
            settings(Map.of(setting, "")),
            settings(new SystemEnvironmentPropertySource(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(variable, "a-nous"))),
        }) {
            assertThat(SandboxIdentities.areThoseOf(settings)).isFalse();
            assertThat(InSandbox.holds(settings)).isFalse();
            for (String published : SandboxIdentities.published().getPropertyNames()) {
                assertThat(settings.getProperty(published)).as(published).isIn(null, "", "a-nous");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assure.token.clients[4].secret",
                "assure.token.users[1].password",
                "ASSURE_TOKEN_CLIENTS_4_SECRET"
            })
    @DisplayName("one that is added to them by its number is refused; its value is not told")
    void added(String setting) {
        MapPropertySource given = setting.startsWith("ASSURE")
                ? new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(setting, "a-nous"))
                : new MapPropertySource("commandLineArgs", Map.of(setting, "a-nous"));
        assertThatIllegalStateException()
                .isThrownBy(() -> settings(given))
                .withMessageContaining("begins with [0]")
                .withMessageNotContaining("a-nous");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, 9000, localhost, localhost",
                "0.0.0.0, 9000, 0.0.0.0, 0.0.0.0",
                "0.0.0.0, none, 0.0.0.0, none",
                "192.0.2.1, -1, 192.0.2.1, none",
                "none, 8080, localhost, none",
            })
    @DisplayName("an address that is set holds; a port of its own for probes and metrics is where the other is")
    void addresses(String address, String managementPort, String expected, String management) {
        Map<String, Object> set = new java.util.HashMap<>();
        if (address != null) {
            set.put("server.address", address);
        }
        if (managementPort != null) {
            set.put("management.server.port", managementPort);
        }
        StandardEnvironment settings = settings(set);

        assertThat(settings.getProperty("server.address")).isEqualTo(expected);
        assertThat(settings.getProperty("management.server.address")).isEqualTo(management);
    }

    @ParameterizedTest
    @CsvSource({"9090, 9090", "8080, 8080", "0, 8080"})
    @DisplayName("return addresses and issuer have the port that it listens to")
    void port(String given, String expected) {
        StandardEnvironment settings = settings(Map.of("server.port", given));

        assertThat(settings.getProperty("assure.token.clients[4].redirect-uris[0]"))
                .isEqualTo("http://localhost:" + expected + "/essai/retour.html");
        assertThat(settings.getProperty("assure.token.clients[4].redirect-uris[1]"))
                .isEqualTo("http://127.0.0.1:" + expected + "/essai/retour.html");
        assertThat(settings.getProperty("assure.token.issuer")).isEqualTo("http://localhost:" + expected);
        assertThat(settings.getProperty("assure.token.audience")).isEqualTo("http://localhost:" + expected);
    }

    private static StandardEnvironment settings(Map<String, Object> given) {
        return settings(new MapPropertySource("commandLineArgs", given));
    }

    private static StandardEnvironment settings(MapPropertySource given) {
        StandardEnvironment settings = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(settings);
        if (settings.getPropertySources().contains(given.getName())) {
            settings.getPropertySources().replace(given.getName(), given);
        } else {
            settings.getPropertySources().addFirst(given);
        }
        new SandboxIdentities().postProcessEnvironment(settings, new SpringApplication(AssureStub.class));
        return settings;
    }
}
