package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether a file could arrive now. */
@Component("documentsHealthIndicator")
final class StoreHealthIndicator implements HealthIndicator {

    private final FileStore store;
    private final LastingFailure failure =
            new LastingFailure(LoggerFactory.getLogger(StoreHealthIndicator.class), "No file can be stored");

    StoreHealthIndicator(FileStore store) {
        this.store = store;
    }

    @Override
    public Health health() {
        try {
            store.tryOut();
        } catch (IOException | RuntimeException out) {
            failure.failed(out);
            return Health.down().build();
        }
        failure.succeeded();
        return Health.up().build();
    }
}
