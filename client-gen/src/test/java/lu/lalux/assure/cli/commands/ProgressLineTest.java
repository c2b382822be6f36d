package lu.lalux.assure.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.sending.Outcome;
import lu.lalux.assure.cli.sending.State;
import org.junit.jupiter.api.Test;

/** What a person at a console, or a log, is told while a folder is read and sent. */
class ProgressLineTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();
    private final StringWriter written = new StringWriter();

    @Test
    void a_console_has_one_line_from_the_beginning_to_the_end() {
        ProgressLine progress = progress(true, "fr");

        progress.tell();
        progress.read();
        progress.read();
        progress.read();
        after(1);
        progress.tell();
        progress.sending(4);
        after(1);
        progress.advance(outcome(State.ACCEPTED));
        after(1);
        progress.advance(outcome(State.WAITING));
        progress.close();

        assertThat(written.toString().replaceAll(" +\r", "\r").split("\r"))
                .containsExactly(
                        "",
                        "Lecture et vérification",
                        "Lecture et vérification : 3 demande(s)",
                        "[#####---------------] 1 sur 4, encore 5 s environ",
                        "[##########----------] 2 sur 4, 1 à revoir, encore 5 s environ",
                        "[##########----------] 2 sur 4, 1 à revoir" + " ".repeat(", encore 5 s environ".length())
                                + System.lineSeparator());
    }

    @Test
    void something_else_is_said_below_the_consoles_line() {
        ProgressLine progress = progress(true, "fr");
        progress.tell();
        progress.read();
        progress.pause();
        written.write("une colonne n'est pas lue" + System.lineSeparator());
        progress.sending(1);
        after(1);
        progress.advance(outcome(State.ACCEPTED));
        progress.close();

        assertThat(written.toString().replaceAll(" +(?=\\R|\r)", ""))
                .contains("Lecture et vérification : 1 demande(s)" + System.lineSeparator() + "une colonne")
                .endsWith("[####################] 1 sur 1" + System.lineSeparator());
    }

    /** What is shorter than the line before leaves nothing of it. */
    @Test
    void a_shorter_line_covers_the_one_before() {
        ProgressLine progress = progress(true, "fr");
        progress.sending(2);
        after(1);
        progress.advance(outcome(State.ACCEPTED));
        after(1);
        progress.advance(outcome(State.READY));
        progress.close();

        String[] lines = written.toString().split("\r");
        assertThat(lines[2].length()).isEqualTo(lines[1].length());
        assertThat(lines[2].stripTrailing()).endsWith("] 2 sur 2");
    }

    @Test
    void a_log_has_a_line_every_few_seconds() {
        ProgressLine progress = progress(false, "en");
        progress.sending(100);
        for (int i = 0; i < 12; i++) {
            after(1);
            progress.advance(outcome(State.ACCEPTED));
            progress.tell();
        }
        progress.close();

        assertThat(written.toString().lines())
                .containsExactly(
                        "1 of 100, about 100 s left", "6 of 100, about 95 s left", "11 of 100, about 90 s left");
    }

    /** Those that an earlier run has sent go by at once, and say nothing of the time that the others take. */
    @Test
    void the_time_left_is_reckoned_by_the_last_half_minute() {
        ProgressLine progress = progress(false, "fr");
        progress.sending(10_000);
        for (int i = 0; i < 8_000; i++) {
            progress.advance(outcome(State.ACCEPTED_BEFORE));
        }
        for (int i = 0; i < 60; i++) {
            after(1);
            progress.advance(outcome(State.ACCEPTED));
            progress.tell();
        }
        progress.close();

        assertThat(written.toString().lines()).last().asString().startsWith("8056 sur 10000, encore 32 min environ");
        assertThat(texts(3 * 3600 + 25 * 60)).isEqualTo("1 sur 2, encore 3 h 25 min environ");
    }

    /** Cut off in the middle, nothing more is to come. */
    @Test
    void the_last_line_of_a_run_that_stopped_has_no_time_left() {
        ProgressLine progress = progress(true, "fr");
        progress.sending(4);
        after(1);
        progress.advance(outcome(State.ACCEPTED));
        progress.close();

        String[] lines = written.toString().split("\r");
        assertThat(lines[lines.length - 2]).endsWith(", encore 5 s environ");
        assertThat(lines[lines.length - 1].strip()).endsWith("] 1 sur 4");
    }

    @Test
    void a_silent_one_starts_no_timer() {
        Set<Thread> before = timers();
        ProgressLine silent = ProgressLine.silent(Texts.of("fr"));
        silent.sending(1);
        silent.advance(outcome(State.ACCEPTED));

        assertThat(timers()).isSubsetOf(before);
        silent.close();
        try (ProgressLine told = ProgressLine.start(new PrintWriter(written), Texts.of("fr"), false)) {
            told.read();
            assertThat(before.containsAll(timers())).as("a timer's name").isFalse();
        }
    }

    private static Set<Thread> timers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("progress"))
                .collect(Collectors.toSet());
    }

    /** Where the machine was held up meanwhile it was not over at once: then once more. */
    @Test
    void what_is_over_at_once_leaves_no_line_in_a_log() {
        long begun;
        do {
            written.getBuffer().setLength(0);
            begun = System.nanoTime();
            ProgressLine progress = ProgressLine.start(new PrintWriter(written), Texts.of("fr"), false);
            progress.read();
            progress.close();
        } while (System.nanoTime() - begun >= SECOND);

        assertThat(written.toString()).isEmpty();
    }

    private String texts(long seconds) {
        StringWriter line = new StringWriter();
        ProgressLine progress = new ProgressLine(new PrintWriter(line), Texts.of("fr"), false, now::get);
        progress.sending(2);
        after(20);
        progress.advance(outcome(State.ACCEPTED));
        after(seconds - 20);
        // Nothing has moved, and the window has not: the only two samples are those of the beginning.
        progress.tell();
        return line.toString().strip();
    }

    private ProgressLine progress(boolean console, String language) {
        return new ProgressLine(new PrintWriter(written), Texts.of(language), console, now::get);
    }

    private void after(long seconds) {
        now.addAndGet(seconds * SECOND);
    }

    private static Outcome outcome(State state) {
        return new Outcome("a", null, null, null, null, state, List.of(), null);
    }
}
