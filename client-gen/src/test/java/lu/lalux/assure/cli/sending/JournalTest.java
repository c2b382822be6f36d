package lu.lalux.assure.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Demande.Identity;
import lu.lalux.assure.client.reglement.Fonction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal keeps, whatever the last run was cut off in. */
class JournalTest {

    private static final String SERVER = "https://api.lalux.lu";
    private static final String ACCOUNT = "garage";
    private static final Texts TEXTS = Texts.of("fr");
    private static final Identity ONE = new Identity(Fonction.REPARATEUR, "XA1234", "F-1", "F");
    private static final Identity OTHER = new Identity(Fonction.REPARATEUR, "XA1234", "F-2", "F");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void first_run() throws IOException {
        file = folder.resolve("suivi/journal.jsonl");
        try (Journal journal = open()) {
            journal.uploaded(ONE, "refPDFFacture", "sha-1", "cle-1.pdf");
            journal.accepted(ONE, "empreinte-1");
            journal.uploaded(OTHER, "refPDFFacture", "sha-2", "cle-2.pdf");
        }
    }

    @Test
    void what_was_written_is_there_in_the_next_run() throws IOException {
        try (Journal journal = open()) {
            assertThat(journal.accepted(ONE)).hasValue("empreinte-1");
            assertThat(journal.accepted(OTHER)).isEmpty();
            assertThat(journal.key(OTHER, "refPDFFacture", "sha-2")).hasValue("cle-2.pdf");
            assertThat(journal.key(OTHER, "refPDFFacture", "other content")).isEmpty();
            assertThat(journal.key(OTHER, "refPdfHonoraires", "sha-2")).isEmpty();
            assertThat(journal.key(ONE, "refPDFFacture", "sha-1"))
                    .as("of no use any more")
                    .isEmpty();
        }
    }

    @Test
    void what_many_write_at_once_is_all_there() throws Exception {
        int threads = 8;
        int each = 25;
        try (Journal journal = open()) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = i * each;
                all.add(() -> {
                    for (int number = first; number < first + each; number++) {
                        journal.accepted(number(number), "empreinte-" + number);
                    }
                    return null;
                });
            }
            ExecutorService workers = Executors.newFixedThreadPool(threads);
            for (Future<Void> done : workers.invokeAll(all)) {
                done.get();
            }
            workers.shutdown();
        }
        try (Journal journal = open()) {
            for (int number = 0; number < threads * each; number++) {
                assertThat(journal.accepted(number(number))).hasValue("empreinte-" + number);
            }
        }
    }

    private static Identity number(int number) {
        return new Identity(Fonction.REPARATEUR, "XA1234", "N-" + number, "F");
    }

    /** Cut at every single byte of the last line: what stands before it counts, and what is written next is readable. */
    @Test
    void a_last_line_cut_off_anywhere_never_counted() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int start = new String(whole, UTF_8).lastIndexOf('\n', whole.length - 2) + 1;
        for (int end = start; end < whole.length; end++) {
            Files.write(file, Arrays.copyOf(whole, end));
            try (Journal journal = open()) {
                assertThat(journal.accepted(ONE)).hasValue("empreinte-1");
                assertThat(journal.key(OTHER, "refPDFFacture", "sha-2")).isEmpty();
                journal.accepted(OTHER, "empreinte-2");
            }
            try (Journal journal = open()) {
                assertThat(journal.accepted(OTHER)).hasValue("empreinte-2");
            }
        }
    }

    /** After a power cut a file may have its new length without its new bytes. */
    @Test
    void a_last_line_of_zeros_never_counted() throws IOException {
        Files.write(file, new byte[100], StandardOpenOption.APPEND);
        try (Journal journal = open()) {
            assertThat(journal.key(OTHER, "refPDFFacture", "sha-2")).hasValue("cle-2.pdf");
        }
        assertThat(Files.readString(file)).endsWith("\"cle-2.pdf\"}\n");
    }

    @Test
    void a_header_that_was_cut_off_begins_again() throws IOException {
        Files.writeString(file, "{\"quoi\":\"jour");
        try (Journal journal = open()) {
            assertThat(journal.accepted(ONE)).isEmpty();
        }
        assertThat(Files.readString(file)).startsWith("{\"quoi\":\"journal\",\"version\":1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"quoi\":", "[]", "{\"quoi\":\"depot\"}", "{\"quoi\":\"acceptee\",\"fonction\":\"X\"}"})
    void damage_in_the_middle_is_said_and_nothing_is_touched(String line) throws IOException {
        List<String> lines = Files.readAllLines(file);
        lines.set(2, line);
        Files.write(file, lines);
        byte[] before = Files.readAllBytes(file);

        var stop = catchThrowableOfType(StopException.class, this::open);

        assertThat(stop.code()).isEqualTo(ExitCode.FILE);
        assertThat(stop).hasMessageContaining("abîmé à la ligne 3");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_journal_of_another_target_is_refused_and_named() throws IOException {
        byte[] before = Files.readAllBytes(file);
        for (String[] other : new String[][] {{"http://localhost:8080", ACCOUNT}, {SERVER, "garage-autre"}}) {
            var stop = catchThrowableOfType(
                    StopException.class, () -> Journal.open(file.getParent(), other[0], other[1], TEXTS));

            assertThat(stop.code()).isEqualTo(ExitCode.FILE);
            assertThat(stop).hasMessageContainingAll(SERVER, ACCOUNT);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void two_runs_at_once_on_one_folder_are_refused_until_the_first_ends() throws IOException {
        try (Journal first = open()) {
            var stop = catchThrowableOfType(StopException.class, this::open);

            assertThat(stop.code()).isEqualTo(ExitCode.FILE);
            assertThat(stop).hasMessageContaining("Un autre envoi");
            first.accepted(OTHER, "empreinte-2");
        }
        try (Journal next = open()) {
            assertThat(next.accepted(OTHER)).hasValue("empreinte-2");
        }
    }

    /** On Windows nobody else could read what is locked: neither a look, nor the person's editor. */
    @Test
    void the_lock_leaves_what_is_written_free() throws IOException {
        try (Journal journal = open();
                FileChannel other = FileChannel.open(file, StandardOpenOption.READ)) {
            journal.accepted(OTHER, "empreinte-2");
            try (FileLock reading = other.tryLock(0, other.size(), true)) {
                assertThat(reading).isNotNull();
            }
        }
    }

    @Test
    void a_look_disturbs_nobody_and_leaves_nothing() throws IOException {
        try (Journal first = open()) {
            Files.writeString(file, "{\"cut", StandardOpenOption.APPEND);
            byte[] before = Files.readAllBytes(file);

            Achieved achieved = Achieved.lookInto(file.getParent(), SERVER, ACCOUNT, TEXTS);

            assertThat(achieved.accepted(ONE)).hasValue("empreinte-1").isEqualTo(first.accepted(ONE));
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
        Path fresh = folder.resolve("rien");
        assertThat(Achieved.lookInto(fresh, SERVER, ACCOUNT, TEXTS).accepted(ONE))
                .isEmpty();
        assertThat(fresh).doesNotExist();
    }

    private Journal open() {
        return Journal.open(folder.resolve("suivi"), SERVER, ACCOUNT, TEXTS);
    }
}
