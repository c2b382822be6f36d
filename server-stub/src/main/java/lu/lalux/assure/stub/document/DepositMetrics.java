package lu.lalux.assure.stub.document;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts the files that came: {@code assure.analyses} by verdict, {@code assure.octets} in decoded bytes. */
@Component
final class DepositMetrics {

    private final MeterRegistry registry;

    DepositMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Fichier.Verdict found, long size) {
        String verdict = found.name().toLowerCase(Locale.ROOT).replace('_', '-');
        registry.counter("assure.analyses", "verdict", verdict).increment();
        registry.counter("assure.octets", "verdict", verdict).increment(size);
    }
}
