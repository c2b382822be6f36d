package lu.lalux.assure.stub.storage;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Whether a write can be committed now: one that changes nothing goes the way of all others. It needs the database's lock
 * for writing, and so finds out what a read would not.
 */
@Component("ecritureHealthIndicator")
final class WriterHealthIndicator extends AbstractHealthIndicator {

    private final DatabaseWriter writer;

    WriterHealthIndicator(DatabaseWriter writer) {
        super("Nothing can be written to the database");
        this.writer = writer;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        writer.write(client -> client.sql("update documents set efface_le = efface_le where cle = ''")
                .update());
        builder.up();
    }
}
