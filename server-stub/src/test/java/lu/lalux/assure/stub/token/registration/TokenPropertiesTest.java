package lu.lalux.assure.stub.token.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.stub.registry.Grant;
import lu.lalux.assure.stub.token.registration.TokenProperties.Client;
import lu.lalux.assure.stub.token.registration.TokenProperties.Failures;
import lu.lalux.assure.stub.token.registration.TokenProperties.User;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings refuse when the stub starts. */
class TokenPropertiesTest {

    private static final String HASH = Secrets.ofClients().encode("secret");
    private static final String PASSWORD = Secrets.passwords().encode("secret");
    private static final Set<String> SCOPES = Set.of("/expert");
    private static final Set<Grant> BACK_END = Set.of(Grant.CLIENT_CREDENTIALS);

    @ParameterizedTest
    @ValueSource(
            strings = {"https://app.example/retour", "http://localhost:3000/r", "http://127.0.0.1/r", "http://[::1]:9/r"
            })
    void safeRedirectUris(String uri) {
        assertThat(application(uri).redirectUris()).containsExactly(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example/retour",
                "https://app.example/retour#x",
                "https://moi@app.example/retour",
                "https:app",
                "/retour",
                "javascript:alert(1)",
                "ftp://app.example",
                "http://localhost.mal.example/",
                "pas une adresse"
            })
    void unsafeRedirectUris(String uri) {
        assertThatThrownBy(() -> application(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "{noop}secret", "{bcrypt}$2a$10$x", "{hmac-sha256}secret", ""})
    void aClientsSecretIsNeverInClear(String secret) {
        assertThatThrownBy(() -> new Client("a", secret, BACK_END, List.of(), SCOPES))
                .hasMessageContaining("hash")
                .hasMessageNotContaining("noop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "{noop}secret", "{hmac-sha256}a:b", ""})
    void aPersonsPasswordIsNeverInClearNorHashedFast(String password) {
        assertThatThrownBy(() -> new User("a", password, SCOPES)).hasMessageContaining("hash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "03", "16", "31"})
    void aHashThatIsNoneOrTakesADay(String cost) {
        String hash = PASSWORD.replace("$10$", '$' + cost + '$');

        assertThatThrownBy(() -> new User("a", hash, SCOPES))
                .hasMessageContaining("cost 4 to 15")
                .hasMessageNotContaining(hash);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a/b", "é"})
    void identifiersThatCouldNotBeSent(String id) {
        assertThatThrownBy(() -> new Client(id, HASH, BACK_END, List.of(), SCOPES))
                .hasMessageContaining("id: ");
    }

    @Test
    void aPublicClientCannotHaveClientCredentials() {
        assertThatThrownBy(() -> new Client("a", null, BACK_END, List.of(), SCOPES))
                .hasMessageContaining("secret");
    }

    @Test
    void theImplicitGrantNeedsAnAddress() {
        assertThatThrownBy(() -> new Client("a", null, Set.of(Grant.IMPLICIT), List.of(), SCOPES))
                .hasMessageContaining("redirect URI");
    }

    @Test
    void nobodyHasTheAccountOfAnother() {
        Client client = new Client("meme", HASH, BACK_END, List.of(), SCOPES);

        assertThatThrownBy(() -> settings(List.of(client), List.of(new User("meme", PASSWORD, SCOPES))))
                .hasMessageContaining("meme is named twice");
        assertThatThrownBy(() -> settings(List.of(client, client), List.of())).hasMessageContaining("twice");
        assertThat(settings(
                                List.of(client, application("https://app.example/")),
                                List.of(new User("autre", PASSWORD, SCOPES)))
                        .users())
                .hasSize(1);
    }

    @Test
    void anApplicationOfPersonsNeedsOneAndTheOtherWayRound() {
        Client client = new Client("a", HASH, BACK_END, List.of(), SCOPES);

        assertThatThrownBy(() -> settings(List.of(client, application("https://app.example/")), List.of()))
                .hasMessageContaining(
                        "assure.token.users: what may stand there is at least one user: nobody could sign in for app");
        assertThatThrownBy(() -> settings(List.of(client), List.of(new User("b", PASSWORD, SCOPES))))
                .hasMessageContaining("assure.token.clients: what may stand there is a client with the grant implicit");
    }

    @Test
    void aScopeThatTheContractDoesNotHaveIsRefused() {
        Client client = new Client("a", HASH, BACK_END, List.of(), Set.of("/autre"));

        assertThatThrownBy(() -> new SettingsIdentities(settings(List.of(client), List.of()), SCOPES))
                .hasMessageContaining("client a has a scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "PT1.5S", "P2D", "-PT1S"})
    void lifetimesThatExpiresInCouldNotSay(String lifetime) {
        assertThatThrownBy(() -> new TokenProperties(
                        URI.create("http://a"),
                        URI.create("http://a"),
                        Duration.parse(lifetime),
                        List.of(new Client("a", HASH, BACK_END, List.of(), SCOPES)),
                        List.of(),
                        new Failures(1, 1, Duration.ofMinutes(1), 1, Duration.ofDays(1))))
                .hasMessageContaining("lifetime");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.5S", "-PT1S", "P31D", "P110000D"})
    void periodsThatNobodyCanMean(String period) {
        Duration meant = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new Failures(1, 1, Duration.parse(period), 1, meant))
                .hasMessageContaining("failures.period: what may stand there is a duration from 1s to 30d");
        assertThatThrownBy(() -> new Failures(1, 1, meant, 1, Duration.parse(period)))
                .hasMessageContaining("failures.everywhere-period: what may stand there is a duration from 1s to 30d");
    }

    private static Client application(String redirectUri) {
        return new Client("app", null, Set.of(Grant.IMPLICIT), List.of(redirectUri), SCOPES);
    }

    private static TokenProperties settings(List<Client> clients, List<User> users) {
        return new TokenProperties(
                URI.create("http://a"),
                URI.create("http://a"),
                Duration.ofHours(1),
                clients,
                users,
                new Failures(1, 1, Duration.ofMinutes(1), 1, Duration.ofDays(1)));
    }
}
