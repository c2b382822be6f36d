package lu.lalux.assure.stub.registry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is registered, for all that has to know it. What another instance has changed is known here after {@link #LEASE}
 * at most: the first request that comes later asks the database for a number, and only if that has changed for
 * everything. Who is about to refuse somebody asks {@link #fresh} before; however many do so at once, one of them asks
 * the database for all.
 *
 * <p>While the database cannot be read, what was known last goes on.
 */
@Component
public final class Registry {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    static final Duration LEASE = Duration.ofSeconds(1);

    /**
     * After a reading that failed, which may have taken as long as it may: requests must not wait for one after the
     * other.
     */
    static final Duration RETRY = Duration.ofSeconds(10);

    private final DeclaredIdentities declared;
    private final SandboxRole role;
    private final StoredIdentities stored;
    private final MachineTime time;
    private final LongSupplier elapsed;
    private final LastingFailure unreadable = new LastingFailure(LOG, "Who is registered cannot be read");
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known;

    /**
     * What was read.
     *
     * @param version of the database
     * @param begun when it was last seen to be so, or tried, in elapsed nanoseconds
     * @param notBefore when the database may be asked again
     */
    private record Known(Registered registered, long version, long begun, long notBefore) {}

    /** @param elapsed nanoseconds that only go forward */
    Registry(DeclaredIdentities declared, SandboxRole role, JdbcClient reader, MachineTime time, LongSupplier elapsed) {
        this.declared = declared;
        this.role = role;
        this.stored = new StoredIdentities(reader);
        this.time = time;
        this.elapsed = elapsed;
        long begun = elapsed.getAsLong();
        long version = stored.version();
        this.known = new Known(read(), version, begun, begun);
    }

    /** Who is registered, as it was {@link #LEASE} ago at most. */
    public Registered current() {
        Known now = known;
        if (elapsed.getAsLong() - now.begun() > LEASE.toNanos() && mayAsk() && reading.tryLock()) {
            try {
                check();
            } finally {
                reading.unlock();
            }
        }
        return known.registered();
    }

    /** Who is registered, with all that was changed before this was called, on whatever instance. */
    public Registered fresh() {
        long asked = elapsed.getAsLong();
        reading.lock();
        try {
            if (known.begun() - asked < 0 && mayAsk()) {
                check();
            }
        } finally {
            reading.unlock();
        }
        return known.registered();
    }

    /**
     * The secret of an application that somebody has shown, if it is good for something.
     *
     * @param application the {@code client_id}
     * @param shown whether this is the hash of what was shown
     */
    public Optional<RegisteredSecret> secret(String application, Predicate<String> shown) {
        return secret(current(), application, shown).or(() -> secret(fresh(), application, shown));
    }

    private Optional<RegisteredSecret> secret(Registered registered, String application, Predicate<String> shown) {
        return registered.application(application).stream()
                .flatMap(found -> found.secrets().stream())
                .filter(secret -> secret.livesAt(time.instant()) && shown.test(secret.hash()))
                .findFirst();
    }

    /**
     * The names of an account's applications and persons, which are the subjects of its tokens, withdrawn and suspended
     * ones included: no name is ever given again.
     */
    public Set<String> everMembers(String account) {
        return Stream.concat(current().members(account).stream(), stored.everMembers(account).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Under the lock. The version is read before the rest: what changes between the two is read again. */
    private void check() {
        Known last = known;
        long begun = elapsed.getAsLong();
        try {
            long version = stored.version();
            known = version == last.version()
                    ? new Known(last.registered(), version, begun, begun)
                    : new Known(read(), version, begun, begun);
            if (last.registered().isSandbox() && !known.registered().isSandbox()) {
                LOG.info("There is an account now: the identities that the sandbox publishes and its controls are off"
                        + " (assure.sandbox.shared keeps them)");
            }
            unreadable.succeeded();
        } catch (DataAccessException out) {
            unreadable.failed(out);
            known = new Known(last.registered(), last.version(), begun, elapsed.getAsLong() + RETRY.toNanos());
        }
    }

    private boolean mayAsk() {
        return elapsed.getAsLong() - known.notBefore() >= 0;
    }

    private Registered read() {
        boolean published = role.hasPublishedIdentities();
        boolean sandbox = published && (role.isShared() || !stored.hasAccounts());
        boolean declaredHold = !published || sandbox;
        return new Registered(
                Stream.of(
                                declaredHold ? declared.applications() : List.<Application>of(),
                                stored.applications(time.instant()))
                        .flatMap(List::stream)
                        .toList(),
                Stream.of(declaredHold ? declared.persons() : List.<Person>of(), stored.persons())
                        .flatMap(List::stream)
                        .toList(),
                sandbox);
    }
}
