package lu.lalux.assure.stub.storage;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether a write can be committed now: one that changes nothing goes the way of all others. It needs the database's lock
 * for writing, and so finds out what a read would not.
 */
@Component("ecritureHealthIndicator")
final class WriterHealthIndicator implements HealthIndicator {

    private final DatabaseWriter writer;

    WriterHealthIndicator(DatabaseWriter writer) {
        this.writer = writer;
    }

    /** Why not, {@link Outage} logs: once, and not for each probe. */
    @Override
    public Health health() {
        try {
            writer.write(client -> client.sql("update documents set efface_le = efface_le where cle = ''")
                    .update());
            return Health.up().build();
        } catch (RuntimeException out) {
            return Health.down().build();
        }
    }
}
