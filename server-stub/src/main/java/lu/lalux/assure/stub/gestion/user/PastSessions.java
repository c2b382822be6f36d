package lu.lalux.assure.stub.gestion.user;

import java.time.Duration;
import lu.lalux.assure.stub.gestion.access.Links;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Removes the sessions that are over, and the links that are too old. */
@Component
final class PastSessions implements SchedulingConfigurer {

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final SessionTable sessions;
    private final Links links;
    private final DatabaseWriter writer;
    private final LastingFailure unwritten =
            new LastingFailure(LoggerFactory.getLogger(PastSessions.class), "Sessions that are over cannot be removed");

    PastSessions(SessionTable sessions, Links links, DatabaseWriter writer) {
        this.sessions = sessions;
        this.links = links;
        this.writer = writer;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::remove, INTERVAL, INTERVAL));
    }

    void remove() {
        try {
            writer.write(transaction -> {
                sessions.forgetPast(transaction);
                links.forgetPast(transaction);
                return true;
            });
            unwritten.succeeded();
        } catch (RuntimeException later) {
            unwritten.failed(later);
        }
    }
}
