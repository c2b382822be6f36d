package lu.lalux.assure.stub.http.connection;

import java.time.Duration;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one caller may hold of what all need.
 *
 * @param connectionsPerAddress how many connections an address may have at once, or a network of IPv6 (its first 64
 *     bits), the trusted proxies apart; 0 for any number
 * @param requestHead how long the head of a request may take to arrive (request line and headers), and a TLS handshake
 * @param answer how long a client may take to read an answer, as far as the system does not hold it ready
 */
@ConfigurationProperties("assure.network")
record ConnectionSettings(
        @DefaultValue("100") int connectionsPerAddress,
        @DefaultValue("30s") Duration requestHead,
        @DefaultValue("5m") Duration answer) {

    ConnectionSettings {
        WrongValueException.unless(
                connectionsPerAddress >= 0, "assure.network.connections-per-address", "number.from", 0);
        WrongValueException.unless(
                !(requestHead.isNegative() || requestHead.isZero()),
                "assure.network.request-head",
                "duration.positive");
        WrongValueException.unless(
                !(answer.isNegative() || answer.isZero()), "assure.network.answer", "duration.positive");
    }
}
