package lu.lalux.assure.stub.gestion.user;

import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.gestion.access.Links;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes the sessions that are over, and the links that are too old. */
@Component
final class PastSessions {

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

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
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
