package lu.lalux.assure.stub.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import lu.lalux.assure.stub.problem.ProblemException;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/**
 * What fails each time it is tried is logged once, with its reason, and once when it is over, with how often it failed.
 */
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
            log.atError()
                    .setCause(isOfElsewhere(reason) ? null : reason)
                    .log("{}, and this is not logged again until it is over: {}", what, reason(reason));
        }
    }

    /** It was tried, and done. */
    public synchronized void succeeded() {
        if (failures > 0) {
            log.info("Over, after {} times: {}", failures, what);
            failures = 0;
        }
    }

    /**
     * Where in the program one of these comes from tells nothing: what it says is about something else. Whoever throws
     * an {@link IOException} says so, whatever it was made of, as the answer of an object store.
     */
    private static boolean isOfElsewhere(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(thrown);
        return thrown instanceof DataAccessException
                || thrown instanceof ProblemException
                || thrown instanceof IOException
                || thrown instanceof UncheckedIOException
                || root instanceof IOException
                || root instanceof SQLException;
    }

    /**
     * What was thrown and what is at the bottom of it, on one line. Of some, as a missing file, only the name says what
     * it is; and a long statement leaves room for the database's own words.
     */
    public static String reason(Throwable thrown) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(thrown);
        return root == thrown
                ? described(thrown, LONGEST)
                : described(thrown, LONGEST / 2) + ", because of " + described(root, LONGEST / 2);
    }

    private static String described(Throwable thrown, int longest) {
        String text = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() > longest ? line.substring(0, longest) : line;
    }
}
