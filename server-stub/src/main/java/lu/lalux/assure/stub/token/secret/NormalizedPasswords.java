package lu.lalux.assure.stub.token.secret;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes and compares passwords in Unicode's form NFC (NIST SP 800-63B-4, section 3.1.1.2): the same letters typed on
 * another system are the same password.
 */
final class NormalizedPasswords implements PasswordEncoder {

    private final PasswordEncoder hashing;

    NormalizedPasswords(PasswordEncoder hashing) {
        this.hashing = hashing;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return hashing.encode(normalized(password));
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return hashing.matches(normalized(password), hash);
    }

    private static @Nullable String normalized(@Nullable CharSequence password) {
        return password == null ? null : Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
