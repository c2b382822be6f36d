package lu.lalux.assure.stub.http.connection;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts connections that were ended because of what their clients did with them: {@code assure.connexions.coupees}, by
 * cause.
 */
@Component
final class CutConnections {

    enum Cause {
        /** One more than its address may have. */
        ADRESSE,
        /** The head of a request, or a TLS handshake, did not arrive in time. */
        TETE,
        /** What was left of a body that had been answered did not end in time. */
        CORPS,
        /** The client did not read its answer in time. */
        LECTURE
    }

    private final MeterRegistry registry;

    CutConnections(MeterRegistry registry) {
        this.registry = registry;
    }

    void because(Cause cause) {
        registry.counter("assure.connexions.coupees", "cause", cause.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
