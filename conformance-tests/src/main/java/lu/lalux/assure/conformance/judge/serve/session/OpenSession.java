package lu.lalux.assure.conformance.judge.serve.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.session.QuietPeriod;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.wire.WireRequest;

/** A session that is open: what it is known and ended by, and how it stands. */
public final class OpenSession {

    /** What asks again sooner is told the same: the rulings of a whole session are half a second's work. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    /** To judge a whole session is work: what could not be written is not tried at each tick. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** Addresses that are remembered. */
    private static final int PLACES = 100;

    /** Requests without a token and without a secret that are written down. */
    private static final int UNPROVEN = 200;

    private final String mark;
    private final String keyDigest;
    private final Session session;
    private final ScenarioRegister register;
    private final SessionLimits limits;
    private final Instant opened;
    private final long openedAt = System.nanoTime();
    private final AtomicInteger unproven = new AtomicInteger();
    private final Set<String> places = ConcurrentHashMap.newKeySet();
    private final AtomicLong changes = new AtomicLong();
    /** When the last request had arrived that showed a token or a secret. */
    private final AtomicLong provenAt = new AtomicLong(System.nanoTime());

    private Optional<Judgement> last = Optional.empty();
    private long lastChange = -1;
    private long lastAt;
    private volatile boolean closed;
    /** When the last attempt to write its end failed; 0: none did. */
    private volatile long failedAt;

    OpenSession(
            String mark,
            String keyDigest,
            Session session,
            ScenarioRegister register,
            SessionLimits limits,
            Instant opened) {
        this.mark = mark;
        this.keyDigest = keyDigest;
        this.session = session;
        this.register = register;
        this.limits = limits;
        this.opened = opened;
    }

    /** {@return its identifier, and the beginning of its references} */
    public String mark() {
        return mark;
    }

    /** {@return what is kept of its key} */
    public String keyDigest() {
        return keyDigest;
    }

    /** {@return the session} */
    public Session session() {
        return session;
    }

    /** {@return when it was opened} */
    public Instant opened() {
        return opened;
    }

    /** {@return when it ends in any case} */
    public Instant limit() {
        return opened.plus(limits.deadline());
    }

    /**
     * Something has come: an exchange, or what a person was told.
     *
     * @param request request
     */
    public void note(WireRequest request) {
        changes.incrementAndGet();
        if (isProven(request)) {
            provenAt.accumulateAndGet(request.began(), (one, other) -> one - other > 0 ? one : other);
        } else {
            unproven.incrementAndGet();
        }
        weigh();
    }

    /**
     * The session's own software, or whoever has its key, is at this address.
     *
     * @param from the address
     */
    public void meet(String from) {
        if (places.size() < PLACES) {
            places.add(from);
        }
    }

    /** {@return whether a request shows a token or a secret of this session} */
    boolean isProven(WireRequest request) {
        return session.knows(request) || SessionMark.shown(request).stream().anyMatch(session.access()::isShownIn);
    }

    /**
     * The mark is in every reference, and no secret: only a few requests are taken that have nothing else, and only
     * from where the session's own come, and the room of a right client is left, so that nobody else can fill its log.
     *
     * @param request a request that bears the mark
     * @return whether it is this session's
     */
    boolean takes(WireRequest request) {
        return places.contains(request.from()) && unproven.get() < UNPROVEN && bytes() < limits.bytes() / 2;
    }

    /**
     * What a person was told has come.
     *
     * @param told all of it
     */
    public void note(List<ToldResult> told) {
        session.hear(told);
        changes.incrementAndGet();
        weigh();
    }

    /** At once: until the clock finds it, much more could come. */
    private void weigh() {
        if (isTooHeavy()) {
            close();
        }
    }

    private boolean isTooHeavy() {
        return bytes() > limits.bytes();
    }

    /** {@return what it has the judge keep of requests and answers, in bytes} */
    public long bytes() {
        return session.weight();
    }

    /** {@return whether it has ended, and could not be written down yet} */
    public boolean isUnwritten() {
        return failedAt != 0;
    }

    /** {@return whether it is the first time} */
    boolean fail() {
        boolean first = failedAt == 0;
        failedAt = System.nanoTime() | 1;
        return first;
    }

    boolean isDue() {
        if (failedAt != 0) {
            return System.nanoTime() - failedAt > AGAIN.toNanos();
        }
        long age = System.nanoTime() - openedAt;
        return age > limits.deadline().toNanos()
                || changes.get() == 0 && age > limits.unused().toNanos()
                || isTooHeavy()
                || QuietPeriod.isOver(session, limits.quiet(), this::isNoLaterThanProven);
    }

    /** Whoever has nothing but the mark, which is in every reference, does not keep a session open. */
    private boolean isNoLaterThanProven(Exchange exchange) {
        return exchange.request().began() - provenAt.get() <= 0;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** {@return how it stands, or stood a moment ago} */
    public synchronized Judgement standing() {
        long change = changes.get();
        boolean fresh = System.nanoTime() - lastAt < FRESH.toNanos();
        if (last.isEmpty() || change != lastChange && !fresh) {
            last = Optional.of(judge(false));
            lastChange = change;
            lastAt = System.nanoTime();
        }
        return known(last.get());
    }

    /** {@return how it stood when somebody last asked; nothing when nobody did} */
    synchronized Optional<Judgement> lastStanding() {
        return last.map(this::known);
    }

    /** That the judge has failed since is no change that the session's software has made. */
    private Judgement known(Judgement judged) {
        return session.circumstances().hasJudgeFailed() ? judged.withoutVerdict() : judged;
    }

    synchronized Judgement judge(boolean ended) {
        return Judgement.of(session.evidence(ended), session.scenarios(), register, mark, opened);
    }
}
