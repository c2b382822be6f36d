package lu.lalux.assure.conformance.suite.run;

import java.util.Optional;
import lu.lalux.assure.conformance.suite.result.Urgency;

/**
 * How a run goes about its tests.
 *
 * @param again whether a test that fails is run once more, to tell what fails from what only sometimes does
 * @param stopAtFirst whether nothing more is tested after a failure
 * @param dryRun whether nothing is sent, and what would be is recorded, whatever comes of it
 * @param urgency whose tests are run; none: all
 */
record RunMode(boolean again, boolean stopAtFirst, boolean dryRun, Optional<Urgency> urgency) {

    /** Everything, once. */
    static RunMode plain() {
        return new RunMode(false, false, false, Optional.empty());
    }

    /** Everything, without sending it. */
    static RunMode ofDryRun() {
        return new RunMode(false, false, true, Optional.empty());
    }

    RunMode only(Urgency which) {
        return new RunMode(again, stopAtFirst, dryRun, Optional.of(which));
    }
}
