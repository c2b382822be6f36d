package lu.lalux.assure.conformance.judge.session;

import java.net.URI;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.Authorities;

/**
 * Where a session's software finds it: tokens and functions under two hosts, as in production.
 *
 * @param tokens the address before {@code /token} and {@code /authen}
 * @param functions the address before the functions' paths
 */
public record Addresses(URI tokens, URI functions) {

    /**
     * @param secure whether over TLS
     * @param port of the server
     * @return both names of this machine
     */
    public static Addresses of(boolean secure, int port) {
        String scheme = secure ? "https" : "http";
        return new Addresses(URI.create(scheme + "://127.0.0.1:" + port), URI.create(scheme + "://localhost:" + port));
    }

    /** {@return their names, as they stand in an address} */
    public Authorities authorities() {
        return new Authorities(tokens.getRawAuthority(), functions.getRawAuthority());
    }
}
