package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.time.Duration;
import lu.lalux.assure.benchmark.load.Round;

/** Something that is measured, round by round, in turns with others. */
interface Contender {

    void warmUp(Duration duration) throws IOException;

    /** What was found in this round, which is in {@link #measured()} as well. */
    Round round(Duration duration) throws IOException;

    /** What was found, the most memory included. */
    Measured measured() throws IOException;

    /** So that whoever waits sees something. */
    static void show(String name, Round round) {
        System.out.printf(
                "  %-28s %8.0f/s  median %6.2f ms  p99 %7.2f ms  %6.0f us CPU  %s%n",
                name,
                round.perSecond(),
                round.median().toNanos() / 1e6,
                round.p99().toNanos() / 1e6,
                round.cpuMicros(),
                round.bad().isEmpty() ? "" : "not good: " + round.bad());
    }
}
