package lu.lalux.assure.stub.problem.answer;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import lu.lalux.assure.stub.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Counts refusals: {@code assure.problemes} by type, {@code assure.fautes} by code. Both come from the contract's short
 * lists; nothing that a client sent becomes a label.
 */
@Component
final class RefusalMetrics {

    private final MeterRegistry registry;

    RefusalMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(Problem problem, int status) {
        String type = problem.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
        registry.counter("assure.problemes", "type", type, "statut", Integer.toString(status))
                .increment();
        problem.faults()
                .forEach(fault -> registry.counter(
                                "assure.fautes", "code", fault.code().code())
                        .increment());
    }
}
