package lu.lalux.assure.stub.token.registration;

import java.net.URI;
import java.util.Set;

/**
 * What an address must be to which a person is sent back with a token (RFC 6749 section 3.1.2, RFC 9700 section 2.6).
 */
public final class SafeRedirect {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int MOST_PORT = 65_535;

    private SafeRedirect() {}

    /** Absolute, without a fragment or a user, at a port that exists, and encrypted unless it stays on this machine. */
    public static boolean is(String text) {
        try {
            URI address = URI.create(text);
            boolean local = "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
            boolean encrypted = "https".equals(address.getScheme()) && address.getHost() != null;
            return (local || encrypted)
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null
                    && address.getPort() <= MOST_PORT;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
