package lu.lalux.assure.stub.token.registration;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final String REPLACED =
            " (either list, once it is set, takes away all identities that the sandbox publishes)";

    private static final Pattern CLIENT_SECRET = Pattern.compile("\\{hmac-sha256}[\\w-]+:[\\w-]{43}");
    /** Of cost 4 to 15: 31, bcrypt's greatest, takes a day. */
    private static final Pattern PASSWORD =
            Pattern.compile("\\{bcrypt}\\$2[aby]\\$(?:0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");
    /** RFC 6749, appendix A.1: visible ASCII; less {@code /} and {@code :}, which end the identifier in a header. */
    private static final Pattern IDENTIFIER = Pattern.compile("[\\x21-\\x7E&&[^/:]]{1,128}");

    public TokenProperties {
        require(issuer != null, "issuer is missing");
        require(audience != null, "audience is missing");
        require(lifetime.toSeconds() >= 1 && lifetime.toDays() <= 1, "lifetime must be between 1s and 1d");
        require(lifetime.equals(Duration.ofSeconds(lifetime.toSeconds())), "lifetime must be in whole seconds");
        require(clients != null && !clients.isEmpty(), "clients must name at least one" + REPLACED);
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
            require(
                    id != null && IDENTIFIER.matcher(id).matches(),
                    "id must be 1 to 128 visible ASCII characters, no / or :");
            require(
                    secret == null || CLIENT_SECRET.matcher(secret).matches(),
                    "secret must be a hash, {hmac-sha256}salt:hash (see SecretHash)");
            require(grants != null && !grants.isEmpty(), "grants must name at least one");
            require(scopes != null && !scopes.isEmpty(), "scopes must name at least one");
            require(
                    secret != null || !grants.contains(Grant.CLIENT_CREDENTIALS),
                    "client_credentials needs a secret (RFC 6749 section 4.4)");
            require(
                    !redirectUris.isEmpty() || !grants.contains(Grant.IMPLICIT),
                    "implicit needs a redirect URI (RFC 6749 section 3.1.2.2)");
            redirectUris.forEach(Client::requireSafe);
            grants = Set.copyOf(grants);
            redirectUris = List.copyOf(redirectUris);
            scopes = Set.copyOf(scopes);
        }

        private static void requireSafe(String redirectUri) {
            SafeRedirect.fault(URI.create(redirectUri)).ifPresent(expected -> {
                throw new IllegalArgumentException("assure.token: redirect-uris must be " + expected);
            });
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
            require(name != null && !name.isBlank() && name.length() <= 128, "name must have 1 to 128 characters");
            require(name.indexOf(':') < 0, "name must not contain ':' (RFC 7617 section 2)");
            require(
                    password != null && PASSWORD.matcher(password).matches(),
                    "password must be a hash, {bcrypt}… of cost 4 to 15 (see SecretHash)");
            require(scopes != null && !scopes.isEmpty(), "scopes must name at least one");
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
            require(perAccount >= 1 && perAddress >= 1 && everywhere >= 1, "failures must be at least 1");
            requireCountable(period, "failures.period");
            requireCountable(everywherePeriod, "failures.everywhere-period");
        }

        private static void requireCountable(Duration period, String name) {
            require(
                    period.toSeconds() >= 1 && period.compareTo(LONGEST) <= 0,
                    name + " must be at least 1s, and 30d at most");
        }
    }

    /** RFC 9700 section 4.15.1: a client must not be able to pass for a person, nor the other way round. */
    private static void distinctAccounts(List<Client> clients, List<User> users) {
        Set<String> accounts = new HashSet<>();
        clients.forEach(client -> require(accounts.add(client.id()), "account " + client.id() + " is named twice"));
        users.forEach(user -> require(accounts.add(user.name()), "account " + user.name() + " is named twice"));
    }

    /** A person signs in for an application, and an application with the implicit grant is used by persons. */
    private static void usable(List<Client> clients, List<User> users) {
        List<String> applications = clients.stream()
                .filter(client -> client.grants().contains(Grant.IMPLICIT))
                .map(Client::id)
                .toList();
        require(
                applications.isEmpty() || !users.isEmpty(),
                "users must name at least one: nobody could sign in for " + String.join(", ", applications) + REPLACED);
        require(
                !applications.isEmpty() || users.isEmpty(),
                "clients must name one with the grant implicit, for which users can sign in" + REPLACED);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("assure.token: " + message);
        }
    }
}
