package lu.lalux.assure.conformance.judge.session;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * Tokens as a client has to take them: opaque (RFC 6749 section 1.4), of a size that some servers give, and with the
 * signs that RFC 6750 section 2.1 lets them have and a form writes otherwise: {@code + / =}.
 */
final class OpaqueTokens {

    /** Three bytes make four characters: 4 096 of them, the last of which is an equals sign. */
    private static final int BYTES = 3_071;

    /** Their beginning is the same in every writing: by it they are known again, wherever they turn up. */
    private static final int BEGINNING = 48;

    private static final SecureRandom RANDOM = new SecureRandom();

    private OpaqueTokens() {}

    static String opaque() {
        return Base64.getUrlEncoder().encodeToString(random(BEGINNING))
                + Base64.getEncoder().encodeToString(random(BYTES - BEGINNING));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
