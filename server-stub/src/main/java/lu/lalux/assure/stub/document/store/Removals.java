package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Removes one file after the other, and passes over those that cannot be removed, so that one of them holds up none of
 * the others. When so many in a row could not be, that is the end: a store that is out would make each of millions
 * wait.
 */
public final class Removals {

    /** With an object store that does not answer, five minutes by the delays that it is given by default. */
    public static final int IN_A_ROW = 10;

    private final int most;
    private int failedInARow;
    private @Nullable IOException first;

    /** @param most how many in a row may fail, the last of which ends it */
    public Removals(int most) {
        this.most = most;
    }

    /** The removal of one file. */
    @FunctionalInterface
    public interface Removal {

        void run() throws IOException;
    }

    /** @throws IOException why the first one could not be removed, when now too many in a row could not */
    public void run(Removal removal) throws IOException {
        try {
            removal.run();
            failedInARow = 0;
        } catch (IOException failed) {
            failedInARow++;
            if (first == null) {
                first = failed;
            }
            if (failedInARow == most) {
                throw first;
            }
        }
    }

    /** Whether one was passed over. */
    public boolean someFailed() {
        return first != null;
    }

    /** @throws IOException why the first one that was passed over could not be removed */
    public void end() throws IOException {
        if (first != null) {
            throw first;
        }
    }
}
