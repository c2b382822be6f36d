package lu.lalux.assure.stub.http.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Enumeration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.http.caller.TrustedProxies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How many connections each client has; one more than it may is closed before anything is read of it. */
@Component
final class ConnectionsPerAddress {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsPerAddress.class);

    private final int limit;
    private final TrustedProxies proxies;
    private final CutConnections cut;
    private final ConcurrentMap<ClientNetwork, Integer> counts = new ConcurrentHashMap<>();
    private final Cache<ClientNetwork, Boolean> logged = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(1_000)
            .build();

    ConnectionsPerAddress(ConnectionSettings settings, TrustedProxies proxies, CutConnections cut) {
        this.limit = settings.connectionsPerAddress();
        this.proxies = proxies;
        this.cut = cut;
    }

    /**
     * Counts a connection that has been accepted.
     *
     * @return whether it may stay; if so, it is given back by {@link #leave}
     */
    boolean enter(InetAddress peer) {
        if (isNotCounted(peer)) {
            return true;
        }
        ClientNetwork client = ClientNetwork.of(peer);
        int count = counts.merge(client, 1, Integer::sum);
        if (count <= limit) {
            return true;
        }
        leave(peer);
        cut.because(CutConnections.Cause.ADRESSE);
        if (logged.asMap().putIfAbsent(client, true) == null) {
            LOG.warn(
                    "{} has {} connections (assure.network.connections-per-address), and others are closed at once."
                            + " If it is a proxy, it belongs into assure.network.trusted-proxies.",
                    client,
                    limit);
        }
        return false;
    }

    /**
     * @param peer whoever is at the other end of a connection
     * @param headers the values of a request's header of a name
     * @return whom the request comes from: somebody else if the peer is a trusted proxy that says so
     */
    InetAddress clientOf(InetAddress peer, Function<String, Enumeration<String>> headers) {
        return proxies.clientOf(peer, headers);
    }

    /** Forgets a connection that has been closed. */
    void leave(InetAddress peer) {
        if (!isNotCounted(peer)) {
            counts.computeIfPresent(ClientNetwork.of(peer), (client, count) -> count == 1 ? null : count - 1);
        }
    }

    private boolean isNotCounted(InetAddress peer) {
        return limit == 0 || proxies.contains(peer);
    }
}
