package lu.lalux.assure.stub.token.registration;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.WrongValueException;
import lu.lalux.assure.stub.registry.Grant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code assure.token.*}. Clients and users are lists, not maps, and the sandbox's published ones stand
 * elsewhere: an installation that names its own replaces them instead of adding to them. Each record refuses, when the
 * stub starts, what would be unsafe or would never work; the messages name the setting, never a secret.
 *
 * @param issuer who issues the tokens (claim {@code iss}, RFC 7519 section 4.1.1): the same on every instance
 * @param audience who accepts them (claim {@code aud}, section 4.1.3): the same on every instance
 * @param lifetime how long a token is valid, in whole seconds ({@code expires_in})
 * @param clients the registered applications, at least one
 * @param users the persons who may sign in at {@code /authen}; as long as there is an application for which they can
 * @param failures how many wrong secrets are borne before {@code 429}
 */
@ConfigurationProperties("assure.token")
public record TokenProperties(
        URI issuer,
        URI audience,
        @DefaultValue("1h") Duration lifetime,
        List<Client> clients,
        @DefaultValue List<User> users,
        @DefaultValue Failures failures) {

    private static final String CLIENTS = "assure.token.clients";
    private static final String USERS = "assure.token.users";

    private static final Pattern CLIENT_SECRET = Pattern.compile("\\{hmac-sha256}[\\w-]+:[\\w-]{43}");
    /** Of cost 4 to 15: 31, bcrypt's greatest, takes a day. */
    private static final Pattern PASSWORD =
            Pattern.compile("\\{bcrypt}\\$2[aby]\\$(?:0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");
    /** RFC 6749, appendix A.1: visible ASCII; less {@code /} and {@code :}, which end the identifier in a header. */
    private static final Pattern IDENTIFIER = Pattern.compile("[\\x21-\\x7E&&[^/:]]{1,128}");

    public TokenProperties {
        WrongValueException.unless(issuer != null, "assure.token.issuer", "address");
        WrongValueException.unless(audience != null, "assure.token.audience", "address");
        WrongValueException.unless(
                lifetime.compareTo(Duration.ofSeconds(1)) >= 0
                        && lifetime.compareTo(Duration.ofDays(1)) <= 0
                        && lifetime.equals(Duration.ofSeconds(lifetime.toSeconds())),
                "assure.token.lifetime",
                "token.lifetime");
        WrongValueException.unless(clients != null && !clients.isEmpty(), CLIENTS, "token.clients");
        clients = List.copyOf(clients);
        users = List.copyOf(users);
        distinctAccounts(clients, users);
        usable(clients, users);
    }

    /**
     * A registered application (RFC 6749 section 2).
     *
     * @param id its {@code client_id}, and its account
     * @param secret the hash of its secret, {@code {hmac-sha256}salt:hash}; none for a public client
     * @param grants the ways in which it may get a token
     * @param redirectUris where {@code /authen} may send a person back to, compared as strings
     * @param scopes what it may ask for
     */
    public record Client(
            String id,
            @Nullable String secret,
            Set<Grant> grants,
            @DefaultValue List<String> redirectUris,
            Set<String> scopes) {

        public Client {
            WrongValueException.unless(id != null && IDENTIFIER.matcher(id).matches(), "id", "token.id");
            WrongValueException.unless(
                    secret == null || CLIENT_SECRET.matcher(secret).matches(),
                    "secret",
                    "token.secret",
                    "{hmac-sha256}…");
            WrongValueException.unless(grants != null && !grants.isEmpty(), "grants", "token.grants");
            WrongValueException.unless(scopes != null && !scopes.isEmpty(), "scopes", "token.scopes");
            WrongValueException.unless(
                    secret != null || !grants.contains(Grant.CLIENT_CREDENTIALS), "secret", "token.secret.missing");
            WrongValueException.unless(
                    !redirectUris.isEmpty() || !grants.contains(Grant.IMPLICIT),
                    "redirect-uris",
                    "token.redirect.missing");
            WrongValueException.unless(
                    redirectUris.stream().allMatch(SafeRedirect::is), "redirect-uris", "token.redirect");
            grants = Set.copyOf(grants);
            redirectUris = List.copyOf(redirectUris);
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * A person.
     *
     * @param name what they type, and their account; letters count as they are
     * @param password the hash of their password, {@code {bcrypt}…}
     * @param scopes what an application may do in their name
     */
    public record User(String name, String password, Set<String> scopes) {

        public User {
            WrongValueException.unless(
                    name != null && !name.isBlank() && name.length() <= 128 && name.indexOf(':') < 0,
                    "name",
                    "token.name");
            WrongValueException.unless(
                    password != null && PASSWORD.matcher(password).matches(),
                    "password",
                    "token.password",
                    "{bcrypt}…");
            WrongValueException.unless(scopes != null && !scopes.isEmpty(), "scopes", "token.scopes");
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * Wrong secrets are counted, right ones never are.
     *
     * @param perAccount how many in a {@code period} for one account from one address
     * @param perAddress how many in a {@code period} from one address, whatever the account
     * @param period after how long these counts are back at nothing
     * @param everywhere how many in an {@code everywherePeriod} for one account from all addresses
     * @param everywherePeriod after how long that count is back at nothing
     */
    public record Failures(
            @DefaultValue("100") int perAccount,
            @DefaultValue("1000") int perAddress,
            @DefaultValue("10m") Duration period,
            @DefaultValue("1000") int everywhere,
            @DefaultValue("1d") Duration everywherePeriod) {

        /** It is counted in nanoseconds, of which a few centuries are too many. */
        private static final Duration LONGEST = Duration.ofDays(30);

        public Failures {
            WrongValueException.unless(perAccount >= 1, "assure.token.failures.per-account", "number.from", 1);
            WrongValueException.unless(perAddress >= 1, "assure.token.failures.per-address", "number.from", 1);
            WrongValueException.unless(everywhere >= 1, "assure.token.failures.everywhere", "number.from", 1);
            requireCountable(period, "assure.token.failures.period");
            requireCountable(everywherePeriod, "assure.token.failures.everywhere-period");
        }

        private static void requireCountable(Duration period, String name) {
            WrongValueException.unless(
                    period.toSeconds() >= 1 && period.compareTo(LONGEST) <= 0, name, "duration.between", "1s", "30d");
        }
    }

    /** RFC 9700 section 4.15.1: a client must not be able to pass for a person, nor the other way round. */
    private static void distinctAccounts(List<Client> clients, List<User> users) {
        Set<String> accounts = new HashSet<>();
        clients.forEach(
                client -> WrongValueException.unless(accounts.add(client.id()), CLIENTS, "token.twice", client.id()));
        users.forEach(user -> WrongValueException.unless(accounts.add(user.name()), USERS, "token.twice", user.name()));
    }

    /** A person signs in for an application, and an application with the implicit grant is used by persons. */
    private static void usable(List<Client> clients, List<User> users) {
        List<String> applications = clients.stream()
                .filter(client -> client.grants().contains(Grant.IMPLICIT))
                .map(Client::id)
                .toList();
        WrongValueException.unless(
                applications.isEmpty() || !users.isEmpty(),
                USERS,
                "token.users.missing",
                String.join(", ", applications));
        WrongValueException.unless(!applications.isEmpty() || users.isEmpty(), CLIENTS, "token.clients.implicit");
    }
}
