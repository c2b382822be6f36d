package lu.lalux.assure.conformance.judge.serve.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.certificate.SigningKey;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.report.SessionSecrets;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.session.AllScenarios;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.wire.OpenConnections;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.juge.api.model.EtatSession;

/** The sessions that are open, and what becomes of them; what has ended is the archive's. */
public final class OpenSessions {

    /** Nobody from one place takes more than this part of the sessions, unless a key is asked for. */
    private static final int STRANGER_S_PART = 5;

    private final Contract contract = Contract.load();
    private final ScenarioRegister register = ScenarioRegister.load();
    private final Interruption interruption = new Interruption(register, contract);
    private final Map<String, OpenSession> open = new ConcurrentHashMap<>();
    private final SessionArchive archive;
    private final SessionEnd ending;
    private final SessionLimits limits;
    private final Tempo tempo;
    private final ServeAlarm alarm;
    /** Marks of sessions that are being opened. */
    private final Set<String> reserved = new HashSet<>();

    /** Where the sessions come from that somebody opened who has shown no key, by their marks. */
    private final Map<String, ByteBuffer> strangers = new HashMap<>();

    private final EndedSessions endedSessions = new EndedSessions();
    private boolean stopped;

    /**
     * @param archive what has ended; what an earlier process left open there ends now
     * @param limits of it
     * @param key that signs certificates; else a new one for each session
     * @param validity of certificates
     * @param address of the judge for everybody, which certificates name; nothing when there is none
     * @param tempo how fast sessions go
     * @param alarm told of a session that cannot be read or written
     * @throws IOException when the archive cannot be read or written
     */
    public OpenSessions(
            SessionArchive archive,
            SessionLimits limits,
            Optional<SigningKey> key,
            Period validity,
            Optional<URI> address,
            Tempo tempo,
            ServeAlarm alarm)
            throws IOException {
        this.archive = archive;
        this.limits = limits;
        this.tempo = tempo;
        this.alarm = alarm;
        this.ending = new SessionEnd(archive, key, validity, address);
        for (String orphan : archive.orphans()) {
            sweep(orphan);
        }
        for (String id : archive.ids()) {
            takeUp(id);
        }
    }

    /** One that is damaged keeps nobody from the others. */
    private void takeUp(String id) {
        try {
            Optional<ArchivedSession> filed = archive.find(id);
            if (filed.isPresent()) {
                boolean interrupted = filed.get().session().getEtat() == EtatSession.OUVERTE;
                endedSessions.add(
                        interrupted ? interrupt(filed.get()) : filed.get().session());
            }
        } catch (IOException | RuntimeException e) {
            alarm.raise("session " + id, e);
        }
    }

    private void sweep(String id) {
        try {
            archive.delete(id);
        } catch (IOException e) {
            alarm.raise("session " + id, e);
        }
    }

    /** A session and the key that was made for it. */
    public record Opened(OpenSession session, String key) {}

    /**
     * @param software that is to be judged
     * @param redirectUri of its application
     * @param stranger the address of somebody who has shown no key; nothing of somebody who has
     * @return its session
     * @throws NoRoomException when there are too many
     * @throws IOException when it cannot be filed
     */
    public Opened open(Software software, URI redirectUri, Optional<String> stranger)
            throws NoRoomException, IOException {
        String key = SessionKey.fresh();
        String mark = reserve(stranger);
        try {
            Session session = session(software, mark, redirectUri);
            OpenSession fresh = new OpenSession(
                    mark,
                    SessionKey.digest(key),
                    session,
                    register,
                    limits,
                    Instant.now().truncatedTo(ChronoUnit.SECONDS));
            archive.file(new ArchivedSession(fresh.keyDigest(), SessionView.frame(fresh)));
            admit(fresh);
            return new Opened(fresh, key);
        } catch (IOException | RuntimeException e) {
            release(mark);
            sweep(mark);
            throw e;
        }
    }

    /**
     * One at a time: to make a work list takes its files at the limit, and fifty at once would take them fifty times.
     */
    private Session session(Software software, String mark, URI redirectUri) {
        synchronized (register) {
            return new Session(
                    contract,
                    software,
                    Access.fresh(mark, redirectUri.toString()),
                    AllScenarios.of(register, software),
                    tempo,
                    mark);
        }
    }

    private synchronized String reserve(Optional<String> stranger) throws NoRoomException, IOException {
        if (stopped || open.size() + reserved.size() >= limits.open()) {
            throw NoRoomException.allOpen(limits.open());
        }
        strangers.keySet().removeIf(mark -> !open.containsKey(mark) && !reserved.contains(mark));
        Optional<ByteBuffer> place = stranger.flatMap(OpenSessions::place);
        int each = Math.max(1, limits.open() / STRANGER_S_PART);
        if (place.isPresent() && Collections.frequency(strangers.values(), place.get()) >= each) {
            throw NoRoomException.allOfOne(each);
        }
        while (endedSessions.size() + open.size() + reserved.size() >= limits.kept()) {
            String oldest = endedSessions.first().orElseThrow(() -> NoRoomException.allKept(limits.kept()));
            endedSessions.remove(oldest);
            sweep(oldest);
        }
        String mark = SessionMark.fresh();
        while (archive.find(mark).isPresent()) {
            mark = SessionMark.fresh();
        }
        reserved.add(mark);
        if (place.isPresent()) {
            strangers.put(mark, place.get());
        }
        return mark;
    }

    /** Of this machine nobody is a stranger. */
    private static Optional<ByteBuffer> place(String from) {
        try {
            InetAddress address = InetAddress.getByName(from);
            return address.isLoopbackAddress() ? Optional.empty() : Optional.of(OpenConnections.place(address));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + from, e);
        }
    }

    private synchronized void admit(OpenSession fresh) {
        reserved.remove(fresh.mark());
        open.put(fresh.mark(), fresh);
    }

    private synchronized void release(String mark) {
        reserved.remove(mark);
    }

    /** {@return how many more sessions can be opened now} */
    public synchronized int room() {
        // Those that have ended make room.
        return Math.max(0, Math.min(limits.open(), limits.kept()) - open.size() - reserved.size());
    }

    /**
     * @param id of a session
     * @return it, as long as it is open
     */
    public Optional<OpenSession> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /**
     * @param request a request of any software
     * @return the session that it belongs to, and is written down in: whose credentials it shows, or whose mark it
     *     bears, if it comes from where that session's are known; nothing when there is none
     */
    public Optional<OpenSession> of(WireRequest request) {
        Optional<OpenSession> proven = proven(request);
        proven.ifPresent(open -> open.meet(request.from()));
        return proven.or(() -> marked(request).filter(open -> open.takes(request)));
    }

    /**
     * @param request a request of anybody
     * @return the session that it is about, whether it is written down there or not
     */
    public Optional<OpenSession> about(WireRequest request) {
        return proven(request).or(() -> marked(request));
    }

    private Optional<OpenSession> proven(WireRequest request) {
        return open.values().stream()
                .filter(each -> !each.isClosed() && each.isProven(request))
                .findFirst();
    }

    private Optional<OpenSession> marked(WireRequest request) {
        return SessionMark.in(request).stream()
                .map(open::get)
                .filter(Objects::nonNull)
                .filter(each -> !each.isClosed())
                .findFirst();
    }

    /**
     * @param request that was answered, without its body, by which its session might be known
     * @param answer what was to leave
     * @param ended when it began to
     */
    public void left(WireRequest request, WireAnswer answer, long ended) {
        open.values().forEach(each -> each.session().left(request, answer, ended));
    }

    /** @param connection at which the judge failed itself, in whosever session */
    public void failed(long connection) {
        open.values().forEach(each -> each.session().failed(connection));
    }

    /**
     * @param request a request that belongs to no session
     * @return an open one to whose page it may be answered, so that a browser shows it the answer (D31)
     */
    public Optional<OpenSession> ofPage(WireRequest request) {
        Optional<String> origin = request.header("Origin");
        return open.values().stream()
                .filter(each -> !each.isClosed()
                        && origin.filter(each.session().access().origin()::equals)
                                .isPresent())
                .findFirst();
    }

    /** Ends what has come to its end. */
    public void tick() {
        for (OpenSession each : open.values()) {
            if (each.isDue()) {
                attempt(each, () -> end(each));
            }
        }
    }

    /**
     * @param id of a session, which ends if it is open
     * @return whether its end is written down; if it is not, that is tried again
     */
    public boolean end(String id) {
        Optional<OpenSession> found = find(id);
        return found.isEmpty() || attempt(found.get(), () -> end(found.get()));
    }

    /**
     * What befalls one session is no other's; it is told once, and the session stays closed until it is written down.
     */
    private boolean attempt(OpenSession each, Runnable end) {
        try {
            end.run();
            return true;
        } catch (RuntimeException | Error e) {
            if (each.fail()) {
                alarm.raise("session " + each.mark(), e);
            }
            return false;
        }
    }

    private void end(OpenSession ended) {
        synchronized (ended) {
            if (open.get(ended.mark()) != ended) {
                return;
            }
            ended.close();
            Evidence evidence = ended.session().evidence(true);
            if (isUnused(evidence)) {
                forget(ended);
            } else {
                write(ended, ended.judge(true), evidence, EtatSession.TERMINEE);
            }
        }
    }

    private void write(OpenSession ended, Judgement judgement, Evidence evidence, EtatSession state) {
        Redaction redaction = new Redaction();
        SessionSecrets.teach(redaction, ended.session().access(), evidence.log());
        try {
            lu.lalux.assure.juge.api.model.Session kept = ending.write(
                    judgement, redaction, state, new ArchivedSession(ended.keyDigest(), SessionView.frame(ended)));
            synchronized (this) {
                open.remove(ended.mark());
                endedSessions.add(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isUnused(Evidence evidence) {
        return evidence.log().all().isEmpty();
    }

    /** Whoever opens sessions and sends nothing takes nobody's place. */
    private void forget(OpenSession ended) {
        try {
            archive.delete(ended.mark());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.remove(ended.mark());
    }

    private lu.lalux.assure.juge.api.model.Session interrupt(ArchivedSession filed) throws IOException {
        Judgement judgement = interruption.of(
                SessionView.software(filed.session().getLogiciel()),
                filed.session().getSession(),
                filed.session().getOuverte());
        return ending.write(judgement, new Redaction(), EtatSession.INTERROMPUE, filed);
    }

    /**
     * @param id of a session, of which nothing is kept any more
     * @throws IOException when a file cannot be deleted
     */
    public void delete(String id) throws IOException {
        OpenSession ended = open.get(id);
        if (ended != null) {
            synchronized (ended) {
                ended.close();
                open.remove(id);
            }
        }
        synchronized (this) {
            if (archive.find(id).isPresent()) {
                endedSessions.remove(id);
                archive.delete(id);
            }
        }
    }

    /** Interrupts what is open: no more is opened. */
    public void stop() {
        synchronized (this) {
            stopped = true;
        }
        for (OpenSession each : open.values()) {
            attempt(each, () -> stop(each));
        }
    }

    private void stop(OpenSession each) {
        synchronized (each) {
            if (each.isUnwritten()) {
                end(each);
            } else if (open.get(each.mark()) == each) {
                each.close();
                Evidence evidence = each.session().evidence(true);
                if (isUnused(evidence)) {
                    forget(each);
                    return;
                }
                Judgement judgement = each.lastStanding()
                        .map(interruption::of)
                        .orElseGet(() -> interruption.of(each.session().software(), each.mark(), each.opened()));
                write(each, judgement, evidence, EtatSession.INTERROMPUE);
            }
        }
    }
}
