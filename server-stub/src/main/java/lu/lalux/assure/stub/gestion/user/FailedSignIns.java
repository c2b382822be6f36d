package lu.lalux.assure.stub.gestion.user;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.Caller;
import lu.lalux.assure.stub.gestion.audit.AuditDetail;
import lu.lalux.assure.stub.gestion.audit.AuditEntry;
import lu.lalux.assure.stub.gestion.audit.AuditTrail;
import lu.lalux.assure.stub.registry.store.UserTable;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/**
 * Tells the audit trail of sign-ins that failed. Whoever fails is a stranger, and the trail is kept for ever: so there
 * is one entry of a kind for each user in a {@link #PERIOD}, from each instance, with the number of attempts since the
 * one before; and none of a user that there is not. It is written apart from the answer, whose time says nothing of who
 * exists.
 */
@Component
public final class FailedSignIns implements SchedulingConfigurer {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final AuditTrail audit;
    private final MachineTime time;
    private final Map<Kind, Count> counts = new ConcurrentHashMap<>();
    private final LastingFailure unwritten = new LastingFailure(
            LoggerFactory.getLogger(FailedSignIns.class),
            "Sign-ins that failed cannot be written into the audit trail");

    FailedSignIns(JdbcClient reader, DatabaseWriter writer, AuditTrail audit, MachineTime time) {
        this.reader = reader;
        this.writer = writer;
        this.audit = audit;
        this.time = time;
    }

    /** Of what there is one entry. */
    private record Kind(String user, @Nullable String account, SignInMeans means, String what) {}

    /**
     * How often it happened.
     *
     * @param attempts that no entry tells
     * @param address of the last one
     * @param told when the last entry was written; nothing when there was none in a while
     */
    private record Count(
            int attempts, String address, @Nullable Instant told) {

        boolean isQuiet(Instant now) {
            return told == null || !now.isBefore(told.plus(PERIOD));
        }
    }

    /**
     * Somebody showed something wrong.
     *
     * @param claimed the user that they say they are
     * @param address an IP address
     */
    public void wrong(String claimed, SignInMeans means, String address) {
        count(claimed, means, "connexion-refusee", address);
    }

    /** Somebody was turned away because there were too many attempts before, whatever they showed. */
    public void limited(String claimed, SignInMeans means, String address) {
        count(claimed, means, "connexion-limitee", address);
    }

    private void count(String claimed, SignInMeans means, String what, String address) {
        if (!Caller.canBe(claimed)) {
            return;
        }
        UserTable.find(reader, claimed)
                .map(user -> new Kind(user.name(), user.account(), means, what))
                .ifPresent(kind -> counts.merge(
                        kind,
                        new Count(1, address, null),
                        (before, one) -> new Count(before.attempts() + 1, one.address(), before.told())));
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(this::write, INTERVAL, INTERVAL));
    }

    synchronized void write() {
        Instant now = time.instant();
        counts.values().removeIf(count -> count.attempts() == 0 && count.isQuiet(now));
        Map<Kind, Count> due = new LinkedHashMap<>();
        counts.forEach((kind, count) -> {
            if (count.attempts() > 0 && count.isQuiet(now)) {
                due.put(kind, count);
            }
        });
        write(due, now);
    }

    /** What was not told yet, when the server stops. */
    @PreDestroy
    synchronized void writeAll() {
        Map<Kind, Count> due = new LinkedHashMap<>(counts);
        due.values().removeIf(count -> count.attempts() == 0);
        write(due, time.instant());
    }

    private void write(Map<Kind, Count> due, Instant now) {
        if (due.isEmpty()) {
            return;
        }
        try {
            writer.write(transaction -> {
                due.forEach((kind, count) ->
                        audit.addAlways(transaction, Caller.stranger(count.address()), entry(kind, count.attempts())));
                return true;
            });
            due.forEach((kind, told) -> counts.computeIfPresent(
                    kind, (same, count) -> new Count(count.attempts() - told.attempts(), count.address(), now)));
            unwritten.succeeded();
        } catch (RuntimeException later) {
            unwritten.failed(later);
        }
    }

    private static AuditEntry entry(Kind kind, int attempts) {
        return new AuditEntry(
                kind.what(),
                kind.account(),
                kind.user(),
                AuditDetail.of("moyen", kind.means().word()),
                AuditDetail.of("tentatives", attempts));
    }
}
