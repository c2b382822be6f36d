package lu.lalux.assure.conformance.judge.serve.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import lu.lalux.assure.conformance.judge.worklist.Attachment;

/** Keys that are compared by their digests, in a time that tells nothing. */
public final class SessionKey {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionKey() {}

    /** {@return a new one} */
    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @param key of somebody
     * @return what is kept of it
     */
    public static String digest(String key) {
        return Attachment.digest(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param given by somebody
     * @param digest of the right one
     * @return whether it is that one
     */
    public static boolean isRight(String given, String digest) {
        return MessageDigest.isEqual(
                digest(given).getBytes(StandardCharsets.US_ASCII), digest.getBytes(StandardCharsets.US_ASCII));
    }
}
