package lu.lalux.assure.stub.http.caller;

import java.net.InetAddress;
import java.util.List;
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

    /** @param peer an address in text, which is never looked up; what is none is not trusted */
    public boolean contains(String peer) {
        return AddressLiteral.parsed(AddressLiteral.withoutZone(peer))
                .filter(this::contains)
                .isPresent();
    }
}
