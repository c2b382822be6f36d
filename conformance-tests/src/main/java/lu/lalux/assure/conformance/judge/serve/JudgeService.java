package lu.lalux.assure.conformance.judge.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.serve.api.JudgeApi;
import lu.lalux.assure.conformance.judge.serve.api.Offer;
import lu.lalux.assure.conformance.judge.serve.api.Router;
import lu.lalux.assure.conformance.judge.serve.session.OpenSessions;
import lu.lalux.assure.conformance.judge.serve.session.ServeAlarm;
import lu.lalux.assure.conformance.judge.serve.session.SessionArchive;
import lu.lalux.assure.conformance.judge.serve.session.SessionKey;
import lu.lalux.assure.conformance.judge.session.Addresses;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.wire.ConnectionObserver;
import lu.lalux.assure.conformance.judge.wire.WireLimits;
import lu.lalux.assure.conformance.judge.wire.WireServer;
import lu.lalux.assure.conformance.judge.wire.WireSettings;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;

/** The judge for many at once: one server for all sessions and for its own interface. */
public final class JudgeService implements AutoCloseable {

    /** Each comes to some 60 MB while it is read. */
    private static final int LARGE_BODIES = 3;

    /** Connections from one address: a vendor's whole house, with browsers and pipelines. */
    private static final int EACH = 100;

    private static final Duration FIRST = Duration.ofSeconds(15);

    private static final long TICK_MILLIS = 500;

    private static final Duration LAST_WORK = Duration.ofSeconds(10);

    private final OpenSessions sessions;
    private final WireServer server;
    private final Addresses addresses;
    private final ScheduledExecutorService clock;

    private JudgeService(ServeTerms terms, ServeAlarm alarm) throws IOException {
        Contract contract = Contract.load();
        SessionArchive archive = new SessionArchive(terms.data());
        sessions = new OpenSessions(
                archive, terms.limits(), terms.signingKey(), terms.validity(), terms.functions(), terms.tempo(), alarm);
        RequestsBeforeStart door = new RequestsBeforeStart();
        server = WireServer.open(settings(terms), door, new ConnectionObserver() {
            @Override
            public void failed(long connection, Throwable fault) {
                sessions.failed(connection);
                alarm.raise("connexion/connection " + connection, fault);
            }
        });
        Addresses own = Addresses.of(terms.tls().isPresent(), server.port());
        addresses = new Addresses(
                terms.tokens().orElse(own.tokens()), terms.functions().orElse(own.functions()));
        Offer offer =
                new Offer(terms.limits(), terms.openingKey().map(SessionKey::digest), terms.certificate(), addresses);
        // A certificate of its own is for a session's time and a machine's name that others use too, such as localhost.
        boolean securely = terms.tls().isPresent() && terms.certificate().isEmpty();
        door.open(new RequestDispatch(
                sessions,
                new Router(contract, new JudgeApi(sessions, archive, offer), alarm),
                nobody(contract, terms),
                securely));
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "judge-sessions");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(() -> tick(alarm), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * @param terms of it
     * @param alarm told of what goes wrong in it, which nobody else is told
     * @return one that listens
     * @throws IOException when the port is taken, or the folder cannot be read or written
     */
    public static JudgeService open(ServeTerms terms, ServeAlarm alarm) throws IOException {
        return new JudgeService(terms, alarm);
    }

    /** {@return where it is found} */
    public Addresses addresses() {
        return addresses;
    }

    /** {@return the port that it listens on} */
    public int port() {
        return server.port();
    }

    /** {@return its open sessions} */
    OpenSessions sessions() {
        return sessions;
    }

    /** Whatever is thrown out of it would be the clock's last. */
    private void tick(ServeAlarm alarm) {
        try {
            sessions.tick();
        } catch (RuntimeException | Error e) {
            alarm.raise("horloge/clock", e);
        }
    }

    private static WireSettings settings(ServeTerms terms) {
        WireLimits limits = WireLimits.USUAL.withLargeBodies(LARGE_BODIES).shared(EACH, FIRST);
        return new WireSettings(terms.port(), terms.tls(), limits, terms.address());
    }

    /** A session that knows nobody's credentials, in which nothing happens and nothing is written down. */
    private static Session nobody(Contract contract, ServeTerms terms) {
        return new Session(
                contract,
                new Software("", "", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false),
                Access.fresh("personne", "http://localhost/"),
                List.of(),
                terms.tempo(),
                "P",
                0);
    }

    @Override
    public void close() {
        endClock();
        try {
            server.close();
        } finally {
            sessions.stop();
        }
    }

    /** What it is about may be the writing of a session that has ended, which an interruption would spoil. */
    private void endClock() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            clock.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
