package lu.lalux.assure.conformance.judge.wire;

import java.time.Duration;

/** For how long a certificate is shown on which no client may rely; asked by one thread at a time. */
final class Showing {

    /** Who falls back on another connection does so at once. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Deception deception;
    private final boolean named;
    private final int least;
    private final int most;
    private int count;
    private long first;

    /**
     * @param deception that is shown
     * @param named whether handshakes that name the server see it, or those that do not
     * @param least handshakes that see it in any case
     * @param most handshakes that see it
     */
    Showing(Deception deception, boolean named, int least, int most) {
        this.deception = deception;
        this.named = named;
        this.least = least;
        this.most = most;
    }

    boolean named() {
        return named;
    }

    boolean isOver() {
        return count >= least && (count >= most || System.nanoTime() - first > AT_ONCE.toNanos());
    }

    /** {@return what the next handshake sees} */
    Deception shown() {
        if (count == 0) {
            first = System.nanoTime();
        }
        count++;
        return deception;
    }
}
