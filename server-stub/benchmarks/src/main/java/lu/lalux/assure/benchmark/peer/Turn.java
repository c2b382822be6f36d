package lu.lalux.assure.benchmark.peer;

import java.time.Duration;

/**
 * Ten seconds of the machine's clock, by which a {@link TurningSandbox} and its load, two processes, take turns without a word
 * between them.
 *
 * @param number how many there were before it since 1970
 */
public record Turn(long number) {

    /** When load begins. */
    public static final Duration LOAD = Duration.ofMillis(200);

    /** When no more requests are sent, so that the last answers come, and what waits is written, before the next turn. */
    public static final Duration REST = Duration.ofMillis(9_500);

    /** When the sandbox writes what waits. */
    static final Duration WRITING = Duration.ofMillis(9_600);

    private static final long MILLIS = 10_000;

    /** The present one. */
    public static Turn now() {
        return new Turn(System.currentTimeMillis() / MILLIS);
    }

    /** The next one that begins a pair. */
    public static Turn nextPair() {
        return new Turn(now().number / 2 * 2 + 2);
    }

    /** The one after it. */
    public Turn next() {
        return new Turn(number + 1);
    }

    /**
     * Whether it is one with a journal. Of each pair one is, by turns the first and the second: what makes the sandbox slower or
     * faster as time goes by is then as often on the one side as on the other.
     */
    public boolean hasJournal() {
        return (number + 1) / 2 % 2 == 0;
    }

    /** How long it is until then; negative when that is over. */
    public Duration until(Duration sinceItsBegin) {
        return Duration.ofMillis(number * MILLIS - System.currentTimeMillis()).plus(sinceItsBegin);
    }

    /** Waits until then, and not at all when that is over. */
    public void await(Duration sinceItsBegin) throws InterruptedException {
        Thread.sleep(Math.max(0, until(sinceItsBegin).toMillis()));
    }
}
