package lu.lalux.assure.stub.document.scan;

import java.time.Duration;

/** The moment by which something is over, by the clock that nobody sets. */
record Deadline(long nanos) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** This one, or so long from now if that is sooner. */
    Deadline orIn(Duration duration) {
        Deadline other = in(duration);
        return other.nanos - nanos < 0 ? other : this;
    }

    /** What is left until then, nothing once it is past. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    boolean isPast() {
        return left().isZero();
    }
}
