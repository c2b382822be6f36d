package lu.lalux.assure.junit.program;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a process has printed. */
final class LastOutput {

    private static final int LINES = 200;
    private static final int LONGEST = 2_000;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        lines.addLast(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
        if (lines.size() > LINES) {
            lines.removeFirst();
        }
    }

    synchronized String text() {
        return String.join(System.lineSeparator(), lines);
    }
}
