package lu.lalux.assure.conformance.judge.session;

import java.security.SecureRandom;
import java.util.Base64;

/** OpaqueTokens as a client has to take them: opaque (RFC 6749 section 1.4), and of a size that some servers give. */
final class OpaqueTokens {

    /** Three bytes make four characters: 4 096 of them. */
    private static final int BYTES = 3_072;

    private static final SecureRandom RANDOM = new SecureRandom();

    private OpaqueTokens() {}

    static String opaque() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
