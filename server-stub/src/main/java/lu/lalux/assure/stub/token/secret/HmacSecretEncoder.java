package lu.lalux.assure.stub.token.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.AbstractValidatingPasswordEncoder;

/**
 * Hashes a client's secret as {@code salt:hash}, both in Base64 for URLs, where the hash is HMAC-SHA-256 of the secret
 * under the salt.
 *
 * <p>Fast on purpose. A client's secret is random (256 bits), so that nothing can be gained by guessing and a slow hash
 * would protect nothing; it would only bound the token endpoint to a few tokens a second. A person's password is
 * guessable and gets a slow hash instead: see {@link Secrets#passwords()}.
 */
final class HmacSecretEncoder extends AbstractValidatingPasswordEncoder {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    protected String encodeNonNullPassword(String secret) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return encode(salt) + ':' + encode(hash(salt, secret));
    }

    /** Takes the same time wherever the first difference is. */
    @Override
    protected boolean matchesNonNull(String secret, String encoded) {
        int colon = encoded.indexOf(':');
        if (colon < 1) {
            return false;
        }
        byte[] salt = Base64.getUrlDecoder().decode(encoded.substring(0, colon));
        byte[] expected = Base64.getUrlDecoder().decode(encoded.substring(colon + 1));
        return MessageDigest.isEqual(expected, hash(salt, secret));
    }

    private static byte[] hash(byte[] salt, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
