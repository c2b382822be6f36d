package lu.lalux.assure.stub.storage;

import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/** What fails each time it is tried is logged once, with its reason, and once when it is over, with how often it failed. */
public final class LastingFailure {

    private static final int LONGEST = 300;

    private final Logger log;
    private final String what;
    private long failures;

    /** @param what cannot be done, as a sentence without its end */
    public LastingFailure(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** It was tried, and failed. */
    public synchronized void failed(Throwable reason) {
        failures++;
        if (failures == 1) {
            log.error("{}, and this is not logged again until it is over: {}", what, reason(reason));
        }
    }

    /** It was tried, and done. */
    public synchronized void succeeded() {
        if (failures > 0) {
            log.info("Over, after {} times: {}", failures, what);
            failures = 0;
        }
    }

    /** What was thrown and what is at the bottom of it, on one line. */
    static String reason(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(thrown);
        String text = thrown.getMessage() + (root == thrown ? "" : ": " + root.getMessage());
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
