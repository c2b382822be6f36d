package lu.lalux.assure.conformance.exchange;

import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;

/**
 * How the target is reached, and how gently.
 *
 * @param timeout for the connection, and for each read
 * @param proxy none: straight
 * @param trusted certificates to trust; none: the virtual machine's
 * @param perSecond requests a second at most; 0: as fast as they are answered
 */
public record Connection(Duration timeout, Optional<Proxy> proxy, Optional<KeyStore> trusted, int perSecond) {

    /**
     * @param timeout for the connection, and for each read
     * @return straight, with the virtual machine's certificates, as fast as it goes
     */
    public static Connection straight(Duration timeout) {
        return new Connection(timeout, Optional.empty(), Optional.empty(), 0);
    }
}
