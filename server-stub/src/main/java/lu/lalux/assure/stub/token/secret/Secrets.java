package lu.lalux.assure.stub.token.secret;

import java.util.Map;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How secrets are hashed in the settings: {@code {method}hash}, so that a method can be replaced without a flag day.
 */
public final class Secrets {

    private static final int COST_AT = "{bcrypt}$2a$".length();

    private Secrets() {}

    /** For the secrets of clients: see {@link HmacSecretEncoder}. */
    public static PasswordEncoder ofClients() {
        return new DelegatingPasswordEncoder("hmac-sha256", Map.of("hmac-sha256", new HmacSecretEncoder()));
    }

    /** For the passwords of persons, which can be guessed: a slow hash makes guessing slow. */
    public static PasswordEncoder passwords() {
        return passwords(PasswordCost.USUAL);
    }

    /** @param cost of a new hash */
    public static PasswordEncoder passwords(PasswordCost cost) {
        return new NormalizedPasswords(
                new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(cost.value()))));
    }

    /** What a hash of {@link #passwords()} costs. */
    public static PasswordCost cost(String password) {
        return new PasswordCost(Integer.parseInt(password.substring(COST_AT, COST_AT + 2)));
    }
}
