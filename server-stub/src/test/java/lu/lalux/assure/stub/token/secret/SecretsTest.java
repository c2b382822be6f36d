package lu.lalux.assure.stub.token.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.stub.sandbox.SandboxIdentities;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** The hashes of secrets, and the sandbox's published ones among them. */
class SecretsTest {

    @ParameterizedTest
    @CsvSource({
        "garage-demo,garage-demo-secret-7Qm2vX9sLr4TbK1e",
        "garage-autre,garage-autre-secret-3Hd8nZ5wYc6PfJ0u",
        "expert-backend,expert-backend-secret-9Ws4gB7kMx2RtV6a",
        "garage-expert,garage-expert:100% é+secret-6Yp1cJ8nW3vTq9Bz"
    })
    void theSandboxsClientsHaveTheirPublishedSecrets(String id, String secret) throws Exception {
        String hash = sandbox().clients().stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .orElseThrow()
                .secret();

        assertThat(Secrets.ofClients().matches(secret, hash)).isTrue();
        assertThat(Secrets.ofClients().matches(secret + "x", hash)).isFalse();
        assertThat(hash).doesNotContain(secret);
    }

    @ParameterizedTest
    @CsvSource({"expert-demo,expert-demo-motdepasse", "expert-autre,expert-autre:motdepasse 100%+"})
    void theSandboxsPersonsHaveTheirPublishedPasswords(String name, String password) throws Exception {
        String hash = sandbox().users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow()
                .password();

        assertThat(Secrets.passwords().matches(password, hash)).isTrue();
        assertThat(Secrets.passwords().matches(password + "x", hash)).isFalse();
    }

    @Test
    void theSandboxsSettingsAreTheOnesOfTheContract() throws Exception {
        TokenProperties sandbox = sandbox();

        assertThat(sandbox.lifetime().toSeconds()).isEqualTo(3600);
        assertThat(sandbox.clients())
                .extracting(TokenProperties.Client::id)
                .containsExactly("garage-demo", "garage-autre", "expert-backend", "garage-expert", "expert-app");
        assertThat(sandbox.clients().get(4).secret()).isNull();
    }

    @Test
    void theSameSecretIsNeverHashedTheSame() {
        HmacSecretEncoder encoder = new HmacSecretEncoder();

        assertThat(encoder.encode("secret")).isNotEqualTo(encoder.encode("secret"));
        assertThat(encoder.matches("secret", encoder.encode("secret"))).isTrue();
        assertThat(encoder.matches("Secret", encoder.encode("secret"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", ":", "c2VjcmV0", "c2Vs:c2Vs"})
    void whatIsNoHashMatchesNothing(String hash) {
        assertThat(new HmacSecretEncoder().matches("secret", hash)).isFalse();
    }

    @Test
    void aHashOfUnknownMethodIsRefused() {
        assertThatThrownBy(() -> Secrets.ofClients().matches("secret", "{noop}secret"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOptionHasherPrintsWhatTheSettingsTake() throws Exception {
        String secret = "un secret é, de trente-deux caractères";
        String[] lines = hashed(secret + "\n", 0).split("\\R");

        assertThat(lines[0]).matches("clients\\[]\\.secret: '\\{hmac-sha256}[\\w-]+:[\\w-]{43}'");
        assertThat(lines[1]).matches("users\\[]\\.password: '\\{bcrypt}.*'");
        assertThat(Secrets.ofClients().matches(secret, quoted(lines[0]))).isTrue();
        assertThat(Secrets.passwords().matches(secret, quoted(lines[1]))).isTrue();
    }

    @Test
    void aSecretTooLongForAPasswordIsAClients() throws Exception {
        assertThat(hashed("x".repeat(73), 0)).contains("clients[].secret").doesNotContain("users[].password");
    }

    /** It would have a fast hash, and nobody is kept from guessing it. */
    @Test
    void aSecretTooShortForAClientIsAPersonsPassword() throws Exception {
        assertThat(hashed("x".repeat(31), 0))
                .contains("openssl rand", "users[].password: '")
                .doesNotContain("hmac");
        assertThat(hashed("x".repeat(32), 0)).contains("clients[].secret: '{hmac-sha256}");
    }

    @Test
    void aPasswordTellsItsCost() {
        PasswordCost least = new PasswordCost(4);
        assertThat(Secrets.cost(Secrets.passwords(least).encode("secret"))).isEqualTo(least);
        assertThat(Secrets.cost(Secrets.passwords().encode("secret"))).isEqualTo(new PasswordCost(10));
    }

    /** The tests' sandboxes have another one. */
    @Test
    void aServerHashesAtTheUsualCost() {
        assertThat(new SecretConfiguration().passwordCost()).isEqualTo(new PasswordCost(10));
    }

    @Test
    void nothingIsNoSecret() throws Exception {
        assertThat(hashed("", 2)).contains("standard");
    }

    private static String hashed(String secret, int exitCode) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = SecretHash.run(
                new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(code).isEqualTo(exitCode);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String quoted(String line) {
        return line.substring(line.indexOf('\'') + 1, line.lastIndexOf('\''));
    }

    private static TokenProperties sandbox() throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource("port", Map.of(SandboxIdentities.PORT, "8080")));
        for (String file : List.of("lu/lalux/assure/stub/sandbox/identities.yaml", "application.yaml")) {
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(environment.getPropertySources()::addLast);
        }
        return Binder.get(environment)
                .bind("assure.token", TokenProperties.class)
                .get();
    }
}
