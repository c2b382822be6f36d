package lu.lalux.assure.conformance.judge.wire;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a {@link WireServer} listens, and what it speaks there.
 *
 * @param port of 127.0.0.1 and, where there is one, of ::1, unless there is an address; 0: one that is free
 * @param trusted what it speaks TLS with; none: plain HTTP
 * @param untrusted what it speaks TLS with on connections that have a certificate nobody trusts
 * @param limits of it
 * @param address that it listens on; none: this machine's own
 */
public record WireSettings(
        int port,
        Optional<SSLContext> trusted,
        Optional<SSLContext> untrusted,
        WireLimits limits,
        Optional<InetAddress> address) {

    /** Both certificates, or none. */
    public WireSettings {
        if (trusted.isPresent() != untrusted.isPresent()) {
            throw new IllegalArgumentException("a certificate to trust and one not to, or neither");
        }
    }

    /**
     * @param port 0: one that is free
     * @return for HTTP
     */
    public static WireSettings plain(int port) {
        return new WireSettings(port, Optional.empty(), Optional.empty(), WireLimits.USUAL, Optional.empty());
    }

    /**
     * @param port 0: one that is free
     * @param trusted the certificate that the client trusts
     * @param untrusted one that it does not
     * @return for HTTPS
     */
    public static WireSettings secure(int port, OwnCertificate trusted, OwnCertificate untrusted) {
        return new WireSettings(
                port,
                Optional.of(trusted.context()),
                Optional.of(untrusted.context()),
                WireLimits.USUAL,
                Optional.empty());
    }

    /**
     * @param other than these
     * @return the same, within others
     */
    public WireSettings within(WireLimits other) {
        return new WireSettings(port, trusted, untrusted, other, address);
    }

    /**
     * @param other than this machine's own
     * @return the same, but there
     */
    public WireSettings at(InetAddress other) {
        return new WireSettings(port, trusted, untrusted, limits, Optional.of(other));
    }
}
