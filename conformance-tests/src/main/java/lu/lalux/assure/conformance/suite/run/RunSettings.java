package lu.lalux.assure.conformance.suite.run;

import java.util.function.LongConsumer;
import lu.lalux.assure.conformance.exchange.Sender;

/**
 * How a run is made.
 *
 * @param sender how the target is reached
 * @param direct whether that is without a proxy
 * @param threads how many tests at once
 * @param again whether a test that fails is run once more, to tell what fails from what only sometimes does
 * @param stopAtFirst whether to stop after the first failure, the tests then run in the order in which to mend
 * @param sleeper waits for so many milliseconds, where the target asks for it
 */
public record RunSettings(
        Sender sender, boolean direct, int threads, boolean again, boolean stopAtFirst, LongConsumer sleeper) {

    /** What keeps two cores busy at both ends: a test mostly waits for its answer. */
    private static final int USUAL_THREADS = 6;

    /**
     * @param sender how the target is reached
     * @param direct whether that is without a proxy
     * @param stopAtFirst whether to stop after the first failure
     * @return several tests at once, each failure run once more
     */
    public static RunSettings usual(Sender sender, boolean direct, boolean stopAtFirst) {
        return new RunSettings(
                sender,
                direct,
                Math.max(USUAL_THREADS, Runtime.getRuntime().availableProcessors()),
                true,
                stopAtFirst,
                Patience::sleep);
    }

    /**
     * @param sender how the target is reached
     * @param threads how many tests at once
     * @return every test, once
     */
    public static RunSettings once(Sender sender, int threads) {
        return new RunSettings(sender, true, threads, false, false, Patience::sleep);
    }

    /**
     * @param sender to a server that is a part of this program
     * @return every test, once, one after the other; waiting changes nothing there, and is left out
     */
    public static RunSettings inMemory(Sender sender) {
        return new RunSettings(sender, true, 1, false, false, millis -> {});
    }
}
