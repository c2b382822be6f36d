package lu.lalux.assure.cli.commands;

import java.io.PrintWriter;
import lu.lalux.assure.cli.sending.Outcome;
import lu.lalux.assure.cli.sending.State;

/** A progress bar on one line of a console. Thread-safe. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private final PrintWriter console;
    private final int total;
    private int done;
    private int failed;

    ProgressBar(PrintWriter console, int total) {
        this.console = console;
        this.total = total;
    }

    synchronized void advance(Outcome outcome) {
        done++;
        if (outcome.state().compareTo(State.TWICE) > 0) {
            failed++;
        }
        int full = WIDTH * done / total;
        console.print("\r[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + done + "/" + total
                + (failed == 0 ? "" : " (! " + failed + ")"));
        if (done == total) {
            console.println();
        }
        console.flush();
    }

    /** Leaves the line, if the end was not reached. */
    synchronized void end() {
        if (done > 0 && done < total) {
            console.println();
        }
    }
}
