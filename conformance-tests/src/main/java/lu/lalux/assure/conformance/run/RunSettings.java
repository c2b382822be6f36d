package lu.lalux.assure.conformance.run;

import java.time.Duration;
import lu.lalux.assure.conformance.exchange.Connection;

/**
 * How a run is made.
 *
 * @param connection how the target is reached
 * @param again whether a test that fails is run once more, to tell what fails from what only sometimes does
 * @param stopAtFirst whether to stop after the first failure, the tests then run in the order in which to mend
 */
public record RunSettings(Connection connection, boolean again, boolean stopAtFirst) {

    /**
     * @param timeout for the connection, and for each read
     * @return every test, once
     */
    public static RunSettings plain(Duration timeout) {
        return new RunSettings(Connection.straight(timeout), false, false);
    }
}
