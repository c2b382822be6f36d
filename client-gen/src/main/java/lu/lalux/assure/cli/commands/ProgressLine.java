package lu.lalux.assure.cli.commands;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.sending.Outcome;
import lu.lalux.assure.cli.sending.State;

/**
 * How far a run is, and how long it will take: on a console one line that is written again and again, in a log a line
 * every few seconds. Thread-safe.
 */
final class ProgressLine implements AutoCloseable {

    private static final int WIDTH = 20;

    /** What a person has to come back to. */
    private static final Set<State> FAILED = EnumSet.of(State.TO_MEND, State.REFUSED, State.WAITING);

    private static final long SECOND = 1_000_000_000L;

    /** Between two lines of a log. */
    private static final long LOG = 5 * SECOND;

    /** Between two states of a console's line, which nobody reads faster. */
    private static final long CONSOLE = SECOND / 5;

    /**
     * The time left is reckoned by what was done in the last so long: what was known already goes by at once, and tells
     * nothing.
     */
    private static final long WINDOW = 30 * SECOND;

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long STEP = 5;

    /** So much was done at a time. */
    private record Sample(long at, int done) {}

    private final PrintWriter output;
    private final Texts texts;
    private final boolean console;
    private final LongSupplier clock;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private int read;
    private int total = -1;
    private int done;
    private int failed;
    private Sample begun;
    private long last;
    private int width;
    private boolean over;

    /** @param clock nanoseconds, as {@link System#nanoTime} */
    ProgressLine(PrintWriter output, Texts texts, boolean console, LongSupplier clock) {
        this.output = output;
        this.texts = texts;
        this.console = console;
        this.clock = clock;
        this.last = clock.getAsLong() - (console ? CONSOLE : LOG);
    }

    /** Tells from now on, whether something happens or not. */
    static ProgressLine start(PrintWriter output, Texts texts, boolean console) {
        ProgressLine progress = new ProgressLine(output, texts, console, System::nanoTime);
        if (console) {
            progress.tell();
        }
        progress.timer.scheduleAtFixedRate(progress::tell, 1, 1, TimeUnit.SECONDS);
        return progress;
    }

    /** Tells nothing. */
    static ProgressLine silent(Texts texts) {
        return new ProgressLine(new PrintWriter(Writer.nullWriter()), texts, false, System::nanoTime);
    }

    /** One more request was read and checked. */
    synchronized void read() {
        read++;
    }

    /** From now on results come. */
    synchronized void sending(int count) {
        total = count;
        begun = new Sample(clock.getAsLong(), 0);
        samples.add(begun);
    }

    synchronized void advance(Outcome outcome) {
        done++;
        if (FAILED.contains(outcome.state())) {
            failed++;
        }
        if (console) {
            tell();
        }
    }

    /** Says where it is, unless it did so a moment ago. */
    synchronized void tell() {
        long now = clock.getAsLong();
        if (total >= 0) {
            samples.add(new Sample(now, done));
            while (now - samples.getFirst().at() > WINDOW) {
                samples.removeFirst();
            }
        }
        if (now - last >= (console ? CONSOLE : LOG)) {
            last = now;
            print();
        }
    }

    /** Leaves the console's line as it is, so that something else may be said below it. */
    synchronized void pause() {
        if (console && width > 0) {
            print();
            output.println();
            output.flush();
        }
    }

    /**
     * Says nothing more, and leaves the console's line at its last state, without the time left: nothing more is to
     * come.
     */
    @Override
    public synchronized void close() {
        timer.shutdownNow();
        over = true;
        if (console && width > 0) {
            print();
            output.println();
            output.flush();
        }
    }

    private void print() {
        String line = line();
        if (console) {
            output.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            output.println(line);
        }
        output.flush();
    }

    private String line() {
        if (total < 0) {
            return read == 0 ? texts.say("progress.begin") : texts.say("progress.reading", read);
        }
        int full = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
        String bar = console ? "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " : "";
        return bar
                + texts.say("progress.sending", done, total)
                + (failed == 0 ? "" : texts.say("progress.failed", failed))
                + (over || done == total ? "" : left());
    }

    private String left() {
        Sample first = samples.getFirst().done() < done ? samples.getFirst() : begun;
        long passed = clock.getAsLong() - first.at();
        int progressed = done - first.done();
        if (passed < SECOND || progressed == 0) {
            return "";
        }
        long seconds = Math.round((double) passed / SECOND * (total - done) / progressed);
        if (seconds >= HOUR) {
            return texts.say("progress.hours", seconds / HOUR, seconds % HOUR / MINUTE);
        }
        return seconds >= 2 * MINUTE
                ? texts.say("progress.minutes", Math.round((double) seconds / MINUTE))
                : texts.say("progress.seconds", (seconds + STEP - 1) / STEP * STEP);
    }
}
