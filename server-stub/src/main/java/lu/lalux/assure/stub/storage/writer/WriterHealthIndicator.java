package lu.lalux.assure.stub.storage.writer;

import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.stereotype.Component;

/**
 * Whether a write can be committed now: one that changes nothing goes the way of all others. It needs the database's
 * lock for writing, and so finds out what a read would not.
 */
@Component("ecritureHealthIndicator")
final class WriterHealthIndicator implements HealthIndicator {

    private final DatabaseWriter writer;
    private final LastingFailure failure = new LastingFailure(
            LoggerFactory.getLogger(WriterHealthIndicator.class), "Not ready, as no write can be committed");

    WriterHealthIndicator(DatabaseWriter writer) {
        this.writer = writer;
    }

    /** Why not, is logged once and not for each probe: {@link Outage} tells of lost connections only. */
    @Override
    public Health health() {
        try {
            writer.write(client -> client.sql("update documents set efface_le = efface_le where cle = ''")
                    .update());
        } catch (RuntimeException out) {
            failure.failed(out instanceof ProblemException ? noneInTime() : out);
            return Health.down().build();
        }
        failure.succeeded();
        return Health.up().build();
    }

    /** The problem is written for a client; whoever runs this is told the settings. */
    private RuntimeException noneInTime() {
        return new TransientDataAccessResourceException(
                "no connection, or none in time (assure.writer.max-wait), or too many" + " wait (assure.writer.queue): "
                        + writer.waiting());
    }
}
