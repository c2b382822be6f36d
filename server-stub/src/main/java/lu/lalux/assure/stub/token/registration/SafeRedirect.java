package lu.lalux.assure.stub.token.registration;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What an address must be to which a person is sent back with a token (RFC 6749 section 3.1.2, RFC 9700 section 2.6).
 */
public final class SafeRedirect {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeRedirect() {}

    /** Whether it is one. */
    public static boolean is(String address) {
        try {
            return fault(URI.create(address)).isEmpty();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    /**
     * What a return address lacks: it must be absolute, without a fragment or a user, and encrypted unless it stays on
     * this machine.
     */
    static Optional<String> fault(URI address) {
        boolean local = "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(address.getHost()));
        boolean encrypted = "https".equals(address.getScheme()) && address.getHost() != null;
        if (!local && !encrypted) {
            return Optional.of("https, or http on the loopback interface");
        }
        if (address.getRawFragment() != null) {
            return Optional.of("without a fragment");
        }
        return address.getRawUserInfo() == null ? Optional.empty() : Optional.of("without a user");
    }
}
