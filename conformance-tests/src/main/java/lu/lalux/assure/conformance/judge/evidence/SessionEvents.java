package lu.lalux.assure.conformance.judge.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.wire.WireRequest;

/** What happened to a session besides its requests; it is written and read by several threads. */
public final class SessionEvents {

    /** More than are asked for in any session: what comes then changes nothing any more. */
    private static final int MOST = 1_000;

    /**
     * A connection with a certificate that nobody trusts.
     *
     * @param connection by number
     * @param request whether the client sent a request on it all the same
     */
    public record Untrusted(long connection, boolean request) {}

    /**
     * Under which names the session's software finds the judge, as they stand in an address: with a port where it has
     * one.
     *
     * @param tokens of the address of tokens
     * @param functions of that of the functions
     */
    public record Authorities(String tokens, String functions) {}

    /**
     * The client's program was killed, and is run again.
     *
     * @param moment at which it was gone, {@link System#nanoTime()}
     * @param connections how many there had been by then: what comes on one of them is not of the program that is run
     *     again
     */
    public record Kill(long moment, long connections) {

        /**
         * @param request of the client
         * @return whether it was sent before the kill; it may have been read after it
         */
        public boolean isAfter(WireRequest request) {
            return request.connection() <= connections || request.began() - moment < 0;
        }
    }

    private final List<Kill> kills = new ArrayList<>();
    private final List<Untrusted> untrusted = new ArrayList<>();
    private boolean secured;
    private boolean judgeFailed;
    private Optional<Authorities> authorities = Optional.empty();
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
     * @param kill of the client's program
     */
    public synchronized void killed(Kill kill) {
        if (kills.size() < MOST) {
            kills.add(kill);
        }
    }

    /** {@return when the client's program was killed; empty when it never was} */
    public synchronized List<Kill> kills() {
        return List.copyOf(kills);
    }

    /**
     * @param request of the client
     * @param later another one
     * @return whether the client's program was killed in between: it cannot know then what it was answered to the first
     */
    public synchronized boolean killedBetween(WireRequest request, WireRequest later) {
        return kills.stream().anyMatch(kill -> kill.isAfter(request) && !kill.isAfter(later));
    }

    /**
     * @param met a connection with a certificate that nobody trusts
     */
    public synchronized void met(Untrusted met) {
        if (untrusted.size() < MOST) {
            untrusted.add(met);
        }
    }

    /** {@return the connections with a certificate that nobody trusts, in order} */
    public synchronized List<Untrusted> untrusted() {
        return List.copyOf(untrusted);
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
