package lu.lalux.assure.conformance.judge.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.register.Text;

/** What happened to a session besides its requests; it is written and read by several threads. */
public final class SessionEvents {

    /** More than are asked for in any session: what comes then changes nothing any more. */
    private static final int MOST = 1_000;

    /**
     * A connection with a certificate on which no client may rely.
     *
     * @param scenario whose it is
     * @param connection by number
     * @param sent what the client sent on it all the same
     */
    public record Untrusted(String scenario, long connection, Sent sent) {

        /** What may come of such a connection. */
        public enum Sent {
            /** The client ended it. */
            NOTHING,
            /** A request. */
            REQUEST,
            /** A token or a secret, where there is no TLS at all. */
            WITHOUT_TLS
        }
    }

    /**
     * Under which names the session's software finds the judge, as they stand in an address: with a port where it has
     * one.
     *
     * @param tokens of the address of tokens
     * @param functions of that of the functions
     */
    public record Authorities(String tokens, String functions) {}

    /**
     * A run of the client's program is over, and another may follow, which need not know what this one was answered.
     *
     * @param moment at which it was gone, {@link System#nanoTime()}
     * @param connections how many there had been by then: what comes on one of them is not of the program that is run
     *     again
     * @param killed whether it was killed; else it had come to its end
     */
    public record RunEnd(long moment, long connections, boolean killed) {

        /**
         * @param request of the client
         * @return whether it was sent before the end; it may have been read after it
         */
        public boolean isAfter(WireRequest request) {
            return request.connection() <= connections || request.began() - moment < 0;
        }
    }

    /**
     * A run of the client's program, which came to its end by itself.
     *
     * @param before the end of the run before
     * @param end its own
     */
    public record Run(RunEnd before, RunEnd end) {

        /**
         * @param request of the client
         * @return whether it was sent in this run
         */
        public boolean has(WireRequest request) {
            return !before.isAfter(request) && end.isAfter(request);
        }
    }

    private final List<RunEnd> runs = new ArrayList<>();
    private final List<Untrusted> untrusted = new ArrayList<>();
    private final Map<Text, Integer> refused = new LinkedHashMap<>();
    private final Map<Text, Boolean> written = new LinkedHashMap<>();
    private boolean secured;
    private boolean judgeFailed;
    private boolean killing;
    private Optional<Run> onceMore = Optional.empty();
    private Optional<Authorities> authorities = Optional.empty();
    private final Set<String> named = new HashSet<>();
    private List<ToldResult> last = List.of();
    private Optional<Boolean> idle = Optional.empty();
    private List<ToldResult> told = List.of();

    /** The judge itself failed at a request: what came of that is not the software's doing. */
    public synchronized void judgeFailed() {
        judgeFailed = true;
    }

    /** {@return whether the judge itself failed at a request or more, so that there is no verdict} */
    public synchronized boolean hasJudgeFailed() {
        return judgeFailed;
    }

    /** The session's connections speak TLS. */
    public synchronized void secured() {
        secured = true;
    }

    /** {@return whether the session's connections speak TLS} */
    public synchronized boolean isSecured() {
        return secured;
    }

    /**
     * @param found the names under which the session's software finds the judge
     */
    public synchronized void foundAt(Authorities found) {
        authorities = Optional.of(found);
    }

    /** {@return the names under which the session's software finds the judge; none: this machine's own} */
    public synchronized Optional<Authorities> authorities() {
        return authorities;
    }

    /**
     * @param end of a run of the client's program
     */
    public synchronized void ended(RunEnd end) {
        if (runs.size() < MOST) {
            runs.add(end);
        }
    }

    /** The client's program is killed when a scenario asks for it. */
    public synchronized void killing() {
        killing = true;
    }

    /** {@return whether the client's program is killed when a scenario asks for it} */
    public synchronized boolean isKilling() {
        return killing;
    }

    /** {@return whether the judge runs the client's program, so that each end of a run is known} */
    public synchronized boolean isRun() {
        return killing || !runs.isEmpty();
    }

    /** {@return when the client's program was killed; empty when it never was} */
    public synchronized List<RunEnd> kills() {
        return runs.stream().filter(RunEnd::killed).toList();
    }

    /**
     * @param request of the client
     * @return how the run ended in which it was sent; nothing as long as it goes on, or where nobody knows
     */
    public synchronized Optional<RunEnd> endOfRun(WireRequest request) {
        return runs.stream().filter(end -> end.isAfter(request)).findFirst();
    }

    /**
     * @param end of a run
     * @return whether there was another since, which came to its end by itself
     */
    public synchronized boolean hasRunSince(RunEnd end) {
        return runs.stream().anyMatch(run -> !run.killed() && run.moment() - end.moment() > 0);
    }

    /** The run that ended last was made for what the client had said to go out later, and nothing was in its way. */
    public synchronized void onceMore() {
        int count = runs.size();
        onceMore = Optional.of(new Run(runs.get(count - 2), runs.get(count - 1)));
    }

    /** {@return the run that was made for what the client had said to go out later; none where nothing was left so} */
    public synchronized Optional<Run> madeOnceMore() {
        return onceMore;
    }

    /**
     * @param request of the client
     * @param later another one
     * @return whether they are of two runs of the client's program: the later one need not know then what was answered to
     *     the first
     */
    public synchronized boolean ofTwoRuns(WireRequest request, WireRequest later) {
        return runs.stream().anyMatch(end -> end.isAfter(request) && !end.isAfter(later));
    }

    /**
     * @param request of the client
     * @param later another one
     * @return whether they are of one run of the client's program, which has ended
     */
    public synchronized boolean ofOneRun(WireRequest request, WireRequest later) {
        return runs.stream().anyMatch(end -> end.isAfter(later)) && !ofTwoRuns(request, later);
    }

    /**
     * A request was no HTTP that could be answered otherwise.
     *
     * @param status with which it was refused
     * @param why in short
     */
    public synchronized void refused(int status, Text why) {
        Text said = new Text(status + " : " + why.fr(), status + ": " + why.en());
        if (refused.size() < MOST || refused.containsKey(said)) {
            refused.merge(said, 1, Integer::sum);
        }
    }

    /** {@return why requests were refused as no HTTP, and how often} */
    public synchronized Map<Text, Integer> refused() {
        return new LinkedHashMap<>(refused);
    }

    /**
     * @param met a connection with a certificate on which no client may rely
     */
    public synchronized void met(Untrusted met) {
        if (untrusted.size() < MOST) {
            untrusted.add(met);
        }
    }

    /** {@return the connections with a certificate on which no client may rely, in order} */
    public synchronized List<Untrusted> untrusted() {
        return List.copyOf(untrusted);
    }

    /**
     * @param where the software has written something
     * @param secret whether a secret of its session is in it
     */
    public synchronized void written(Text where, boolean secret) {
        written.put(where, secret);
    }

    /** {@return where the software has written something, and whether a secret of its session is in it} */
    public synchronized Map<Text, Boolean> written() {
        return new LinkedHashMap<>(written);
    }

    /**
     * The program has run through the list's first part.
     *
     * @param results as it leaves them: what they say to go out later has to be said again, until it has gone out
     * @param ended whether it came to its end by itself, so that they are whole
     * @param nothingSent whether nothing was accepted in this run, so that nothing was left to be sent
     */
    public synchronized void ran(List<ToldResult> results, boolean ended, boolean nothingSent) {
        last = List.copyOf(results);
        if (named.size() < MOST) {
            results.stream()
                    .filter(result -> result.state() != ToldResult.State.LATER)
                    .map(ToldResult::reference)
                    .forEach(named::add);
        }
        idle = ended ? Optional.of(nothingSent) : Optional.empty();
    }

    /** {@return whether results have spoken of a reference} */
    public synchronized boolean hasNamed(String reference) {
        return named.contains(reference)
                || last.stream().anyMatch(result -> result.reference().equals(reference));
    }

    /** {@return whether the last run through the first part, which came to its end by itself, had nothing to send; nothing if none did} */
    public synchronized Optional<Boolean> wasIdle() {
        return idle;
    }

    /**
     * @param results what the software says that it told a person
     */
    public synchronized void told(List<ToldResult> results) {
        told = List.copyOf(results);
    }

    /** {@return what the software says that it told a person; empty when it says nothing} */
    public synchronized List<ToldResult> told() {
        return told;
    }
}
