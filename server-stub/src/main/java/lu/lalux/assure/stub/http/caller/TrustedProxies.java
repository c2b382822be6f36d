package lu.lalux.assure.stub.http.caller;

import java.net.InetAddress;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The proxies before the sandbox that {@code assure.network.trusted-proxies} names. */
@Component
public final class TrustedProxies {

    private final List<AddressRange> ranges;

    TrustedProxies(NetworkSettings settings) {
        this.ranges = settings.trustedProxies().stream().map(AddressRange::of).toList();
    }

    /** @param peer whoever is at the other end of a connection */
    public boolean contains(InetAddress peer) {
        return ranges.stream().anyMatch(range -> range.contains(peer));
    }

    /**
     * @param peer whoever is at the other end of a connection
     * @param headers the values of a request's header of a name
     * @return whom the request comes from, by {@code X-Forwarded-For} if the peer is a trusted proxy
     */
    public InetAddress clientOf(InetAddress peer, Function<String, Enumeration<String>> headers) {
        return contains(peer)
                ? new ForwardedFor(this).client(peer, Collections.list(headers.apply(ForwardedFor.HEADER)))
                : peer;
    }

    /** @param peer an address in text, which is never looked up; what is none is not trusted */
    public boolean contains(String peer) {
        return AddressLiteral.parsed(AddressLiteral.withoutZone(peer))
                .filter(this::contains)
                .isPresent();
    }
}
