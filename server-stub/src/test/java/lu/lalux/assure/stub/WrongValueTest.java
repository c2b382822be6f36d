package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.Map;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What is told of a setting with a value that it cannot have. */
class WrongValueTest {

    private static final Map<String, Object> RIGHT = Map.of(
            "assure.token.issuer", "http://a",
            "assure.token.audience", "http://a",
            "assure.token.clients[0].id", "a",
            "assure.token.clients[0].secret", Secrets.ofClients().encode("secret"),
            "assure.token.clients[0].grants", "client-credentials",
            "assure.token.clients[0].scopes", "/expert");

    private final StandardEnvironment environment = new StandardEnvironment();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "assure.token.lifetime | 1y | such as 500ms, 30s, 10m, 2h or 7d",
                "assure.token.lifetime | 0s | from 1s to 1d",
                "assure.token.failures.per-account | many | a whole number.",
                "assure.token.failures.per-account | 0 | a whole number, 1 or more",
                "assure.token.clients[0].id | a:b | 1 to 128 visible ASCII characters",
                "assure.token.clients[0].grants | all | client-credentials, implicit"
            })
    @DisplayName("the setting, its value, where that stands, and what may stand there, in both languages")
    void wrong(String setting, String value, String allowed) {
        assertThat(told(setting, value).getDescription().lines())
                .hasSize(2)
                .anySatisfy(french -> assertThat(french).startsWith(setting + " vaut « " + value + " » ("))
                .anySatisfy(english -> assertThat(english)
                        .startsWith(setting + " is \"" + value + "\" (")
                        .contains("tests", allowed));
    }

    @ParameterizedTest
    @CsvSource({"assure.token.clients[0].secret, Tr0ub4dor", "assure.token.lifetime, http://moi:Tr0ub4dor@h"})
    @DisplayName("never a value that is a secret, or holds one")
    void hidden(String setting, String value) {
        assertThat(told(setting, value).getDescription()).contains(setting).doesNotContain("Tr0ub4dor");
    }

    @ParameterizedTest
    @CsvSource({"assure.token.issuer", "assure.token.clients[0].id"})
    @DisplayName("one that is missing is told to be")
    void missing(String setting) {
        assertThat(told(setting, "").getDescription()).contains(setting + " is not set");
    }

    private FailureAnalysis told(String setting, String value) {
        Map<String, Object> given = new HashMap<>(RIGHT);
        given.put(setting, value);
        environment.getPropertySources().addFirst(new MapPropertySource("tests", given));
        ConfigurationPropertySources.attach(environment);
        Throwable failure =
                catchThrowable(() -> Binder.get(environment).bindOrCreate("assure.token", TokenProperties.class));
        FailureAnalysis told = new WrongValue(environment).analyze(failure);
        assertThat(told).isNotNull();
        return told;
    }
}
