package lu.lalux.assure.conformance.judge.wire;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a {@link WireServer} listens, and what it speaks there.
 *
 * @param port of 127.0.0.1 and, where there is one, of ::1, unless there is an address; 0: one that is free
 * @param trusted what it speaks TLS with; none: plain HTTP
 * @param limits of it
 * @param address that it listens on; none: this machine's own
 */
public record WireSettings(int port, Optional<SSLContext> trusted, WireLimits limits, Optional<InetAddress> address) {

    /**
     * @param port 0: one that is free
     * @return for HTTP
     */
    public static WireSettings plain(int port) {
        return new WireSettings(port, Optional.empty(), WireLimits.USUAL, Optional.empty());
    }

    /**
     * @param port 0: one that is free
     * @param trusted the certificate that the client trusts
     * @return for HTTPS
     */
    public static WireSettings secure(int port, OwnCertificate trusted) {
        return new WireSettings(port, Optional.of(trusted.context()), WireLimits.USUAL, Optional.empty());
    }

    /**
     * @param other than these
     * @return the same, within others
     */
    public WireSettings within(WireLimits other) {
        return new WireSettings(port, trusted, other, address);
    }

    /**
     * @param other than this machine's own
     * @return the same, but there
     */
    public WireSettings at(InetAddress other) {
        return new WireSettings(port, trusted, limits, Optional.of(other));
    }
}
