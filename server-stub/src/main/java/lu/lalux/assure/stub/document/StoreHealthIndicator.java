package lu.lalux.assure.stub.document;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether a file could arrive now. */
@Component("documentsHealthIndicator")
final class StoreHealthIndicator extends AbstractHealthIndicator {

    private final FileStore store;

    StoreHealthIndicator(FileStore store) {
        super("No file can be stored");
        this.store = store;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        try (FileStore.Arrival arrival = store.begin()) {
            arrival.write(new byte[1], 0, 1);
        }
        builder.up();
    }
}
