package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.RunEnd;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.Untrusted;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.trouble.ForeignCertificate;
import lu.lalux.assure.conformance.judge.scenario.trouble.Killed;
import lu.lalux.assure.conformance.judge.wire.ConnectionObserver;
import lu.lalux.assure.conformance.judge.wire.Deception;
import lu.lalux.assure.conformance.judge.wire.OwnCertificate;
import lu.lalux.assure.conformance.judge.wire.WireServer;
import lu.lalux.assure.conformance.judge.wire.WireSettings;
import lu.lalux.assure.conformance.judge.worklist.WorkListWriter;
import lu.lalux.assure.conformance.register.Text;

/** A session that is held on this machine, from the work list to the end. */
public final class SessionRun implements AutoCloseable {

    private static final int DAYS = 7;
    private static final int ACCEPTED = 202;

    private static final int HOST_FAILED = 500;

    /** A client that leaves something for later is run again, as whoever uses it would do. */
    private static final int RUNS = 3;

    /** As in production. No wait of a scenario's is as long, but a client's own may be: it is told so, and runs on. */
    private static final Duration HANGING = Duration.ofSeconds(90);

    private static final Duration STEP = Duration.ofMillis(200);

    /** Whoever watches reads the whole session again each time. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    /** So often it is seen that the session lasts, when nothing comes. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** Whoever wants the session to end creates this file in its folder. */
    private static final String END = "fin";

    private final Session session;
    private final RunTerms terms;
    private final WireServer server;
    private final ProgramSettings settings;
    private final int parts;
    private boolean startable = true;
    private boolean cameToItsEnd;
    private long printed;
    private int before;
    private int watched;
    private long watchedAt = System.nanoTime();

    private SessionRun(Session session, RunTerms terms, WireServer server, Optional<String> certificate)
            throws IOException {
        this.session = session;
        this.terms = terms;
        this.server = server;
        this.parts = session.list().parts();
        this.settings = new ProgramSettings(session, addresses(), terms.folder());
        for (int part = 1; part <= parts; part++) {
            new WorkListWriter(session.evidence(false).settlement(), settings.folder(part)).write(session.list(), part);
        }
        settings.write(parts, certificate);
        Files.deleteIfExists(terms.folder().resolve(END));
    }

    /**
     * Starts the server and writes the folder.
     *
     * @param session that is held
     * @param terms of it
     * @param alarm told of what failed here, for which the software can do nothing
     * @return the session, ready for requests
     * @throws IOException when the port is taken, or the folder cannot be written
     */
    public static SessionRun open(Session session, RunTerms terms, Consumer<Throwable> alarm) throws IOException {
        ConnectionObserver witness = new ConnectionObserver() {
            @Override
            public void unsecured(long connection) {
                session.circumstances()
                        .met(new Untrusted(ForeignCertificate.FOREIGN, connection, Untrusted.Sent.WITHOUT_TLS));
            }

            @Override
            public void untrusted(String deception, long connection, boolean completed, boolean request) {
                session.circumstances()
                        .met(new Untrusted(
                                deception, connection, request ? Untrusted.Sent.REQUEST : Untrusted.Sent.NOTHING));
            }

            @Override
            public void refused(long connection, int status, Text why) {
                if (status != HOST_FAILED) {
                    session.circumstances().refused(status, why);
                }
            }

            @Override
            public void failed(long connection, Throwable fault) {
                session.circumstances().judgeFailed();
                alarm.accept(fault);
            }
        };
        if (!terms.secure()) {
            return with(session, terms, WireServer.open(WireSettings.plain(terms.port()), session, witness), null);
        }
        session.circumstances().secured();
        List<OwnCertificate> own = OwnCertificate.alsoForAnotherName(DAYS);
        OwnCertificate foreign = OwnCertificate.create(DAYS);
        return with(
                session,
                terms,
                Deceiver.open(
                        WireSettings.secure(terms.port(), own.get(0)),
                        session,
                        new Deception(ForeignCertificate.FOREIGN, foreign.context()),
                        new Deception(ForeignCertificate.OTHER_NAME, own.get(1).context()),
                        witness),
                own.get(0).pem());
    }

    private static SessionRun with(Session session, RunTerms terms, WireServer server, String certificate)
            throws IOException {
        try {
            return new SessionRun(session, terms, server, Optional.ofNullable(certificate));
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** {@return where the software finds it} */
    public Addresses addresses() {
        return Addresses.of(terms.secure(), server.port());
    }

    /** {@return in how many parts the list is to be sent, each with credentials of its own} */
    public int parts() {
        return parts;
    }

    /**
     * @param part from 1
     * @return its folder
     */
    public Path folder(int part) {
        return settings.folder(part);
    }

    /**
     * Runs the software's program, or waits for whoever runs it, until the end.
     *
     * @param watch told how it goes
     * @throws IOException when the program cannot be started
     * @throws InterruptedException when the judge is to stop
     */
    public void hold(SessionWatcher watch) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + terms.deadline().toNanos();
        if (terms.program().isEmpty()) {
            pass(
                    watch,
                    () -> System.nanoTime() < deadline
                            && !QuietPeriod.isOver(session, terms.quiet(), exchange -> true));
            hear();
            return;
        }
        if (terms.killing()) {
            session.circumstances().killing();
        }
        for (int part = 1; part <= parts && startable; part++) {
            run(part, watch, deadline);
        }
        hear();
    }

    /** A run that was killed is none. */
    private void run(int part, SessionWatcher watch, long deadline) throws IOException, InterruptedException {
        int runs = 0;
        while (startable && runs < RUNS && (runs == 0 || isWaiting(part)) && System.nanoTime() < deadline) {
            runs = isKilled(part, runs == 0, watch, deadline) ? 0 : runs + 1;
        }
        // The first of these runs may be the one in which a server that is busy for long is so no more.
        boolean again = part == 1 && !isOrdinaryWaiting();
        for (int more = 0; again && more < RUNS && startable && System.nanoTime() < deadline && isLeftForLater(); ) {
            more += isKilled(part, false, watch, deadline) ? 0 : 1;
        }
    }

    private boolean isKilled(int part, boolean first, SessionWatcher watch, long deadline)
            throws IOException, InterruptedException {
        int killed = killsDue();
        int deceived = session.circumstances().untrusted().size();
        boolean left = !first && part == 1 && isLeftForLater();
        boolean whole = !isWaiting(part);
        try (Program program = start(part)) {
            pass(program, watch, () -> program.isRunning() && System.nanoTime() < deadline && killsDue() == killed);
            if (killsDue() > killed) {
                program.kill();
                ended(true);
                return true;
            }
            cameToItsEnd = !program.isRunning();
            over(program, part, first, watch);
            if (part == 1) {
                session.circumstances().ran(told(), cameToItsEnd, !isGoingOn());
            }
            boolean hindered = session.circumstances().untrusted().size() > deceived;
            // Who sends a part of the list in each run has not come to the rest.
            if (left && cameToItsEnd && !hindered && (whole || !isGoingOn())) {
                session.circumstances().onceMore();
            }
            return false;
        }
    }

    /** Whether the run that ended last has brought an invoice to its end. */
    private boolean isGoingOn() {
        List<Exchange> all = session.evidence(false).log().all();
        return all.subList(before, all.size()).stream()
                .anyMatch(exchange -> exchange.kind() == Kind.SETTLEMENT && exchange.status() == ACCEPTED);
    }

    private List<ToldResult> told() throws IOException {
        return ToldResults.read(folder(1).resolve(ToldResults.FILE)).orElse(List.of());
    }

    /** Whether a person was told of an invoice that it goes out later: the next run has to take it up. */
    private boolean isLeftForLater() throws IOException {
        return told().stream().anyMatch(told -> told.state() == ToldResult.State.LATER);
    }

    private int killsDue() {
        return Killed.due(session.evidence(false).log());
    }

    private void over(Program program, int part, boolean first, SessionWatcher watch) throws IOException {
        ended(false);
        ProgramTrouble trouble = new ProgramTrouble(
                part, program.exitCode(), session.evidence(false).log().size() - before);
        startable = startable && !trouble.neverStarted();
        Optional<Text> told = trouble.told(first);
        if (told.isPresent()) {
            watch.trouble(told.get(), ProgramTrouble.lastLines(output(), printed));
        }
    }

    private void ended(boolean killed) throws IOException {
        session.circumstances().ended(new RunEnd(System.nanoTime(), server.connections(), killed));
    }

    private boolean isWaiting(int part) {
        return part == 1 && (isOrdinaryWaiting() || isMissed());
    }

    /** Whether an ordinary invoice has not been taken: what kept it back was another's trouble, and is over. */
    private boolean isOrdinaryWaiting() {
        return session.list().part(1).stream()
                .filter(invoice -> invoice.scenario().isEmpty())
                .anyMatch(invoice -> session.evidence(false).log().of(Kind.SETTLEMENT, invoice).stream()
                        .noneMatch(exchange -> exchange.answered() && exchange.status() == ACCEPTED));
    }

    /**
     * Whether a scenario would not be shown, if this were the end, because another's trouble has kept its invoice back.
     */
    private boolean isMissed() {
        Evidence evidence = session.evidence(true);
        return session.scenarios().stream()
                .filter(scenario -> evidence.invoicesOf(scenario.id()).stream()
                        .anyMatch(invoice -> invoice.part() == 1
                                && evidence.log().of(Kind.SETTLEMENT, invoice).isEmpty()))
                .anyMatch(scenario -> scenario.ruling(evidence).state() == State.NOT_SHOWN);
    }

    private Program start(int part) throws IOException {
        before = session.evidence(false).log().size();
        printed = Files.isRegularFile(output()) ? Files.size(output()) : 0;
        return Program.start(
                terms.program().orElseThrow(), Path.of("").toAbsolutePath(), settings.variables(part), output());
    }

    private Path output() {
        return terms.folder().resolve("programme.log");
    }

    private void pass(SessionWatcher watch, BooleanSupplier going) throws InterruptedException {
        while (going.getAsBoolean() && !Files.exists(terms.folder().resolve(END))) {
            show(watch);
            Thread.sleep(STEP.toMillis());
        }
    }

    /** As {@link #pass}, and says once that nothing comes of a program that runs. */
    private void pass(Program program, SessionWatcher watch, BooleanSupplier going)
            throws IOException, InterruptedException {
        Duration hanging = session.evidence(false).tempo().of(HANGING);
        Duration silence = terms.quiet().compareTo(hanging) > 0 ? terms.quiet() : hanging;
        long start = System.nanoTime();
        pass(watch, () -> going.getAsBoolean() && silence(start).compareTo(silence) < 0);
        if (going.getAsBoolean() && program.isRunning() && silence(start).compareTo(silence) >= 0) {
            watch.trouble(ProgramTrouble.hanging(silence), ProgramTrouble.lastLines(output(), printed));
            pass(watch, going);
        }
    }

    private Duration silence(long start) {
        long last = session.evidence(false).log().all().stream()
                .mapToLong(exchange ->
                        Math.max(exchange.ended(), exchange.request().began()))
                .max()
                .orElse(start);
        return Duration.ofNanos(System.nanoTime() - (last - start > 0 ? last : start));
    }

    /** In measure: the processor is the software's, which may run on the same machine. */
    private void show(SessionWatcher watch) {
        int come = session.evidence(false).log().size();
        Duration passed = Duration.ofNanos(System.nanoTime() - watchedAt);
        if (passed.compareTo(come == watched ? SIGN_OF_LIFE : GLANCE) > 0) {
            watch.seen();
            watched = come;
            watchedAt = System.nanoTime();
        }
    }

    /** What the software has written for a person, in any part. */
    private void hear() throws IOException {
        List<ToldResult> told = new ArrayList<>();
        read(output(), new Text("programme.log, ce qu'il affiche", "programme.log, what it prints"));
        for (Path log : WrittenLogs.in(terms.folder())) {
            if (!log.equals(output())) {
                read(log, Text.both(terms.folder().relativize(log).toString()));
            }
        }
        for (int part = 1; part <= parts; part++) {
            Path results = folder(part).resolve(ToldResults.FILE);
            ToldResults.read(results).ifPresent(told::addAll);
            read(results, Text.both(results.getParent().getFileName() + "/" + ToldResults.FILE));
        }
        session.hear(told);
    }

    private void read(Path file, Text where) throws IOException {
        if (Files.isRegularFile(file)) {
            try (Reader written = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                session.read(where, written);
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
