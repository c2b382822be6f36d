package lu.lalux.assure.conformance.exchange;

import java.net.URI;
import java.util.Optional;

/**
 * What stands between the suite and the target, in a company's network.
 *
 * @param address {@code http://host:port}
 * @param credentials that it asks for (HTTP Basic); none: it asks for none
 */
public record Proxy(URI address, Optional<Credentials> credentials) {}
