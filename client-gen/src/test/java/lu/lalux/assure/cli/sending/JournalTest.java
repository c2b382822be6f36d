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
import lu.lalux.assure.cli.sending.Requester.Access;
import lu.lalux.assure.client.reglement.Fonction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal keeps, whatever the last run was cut off in. */
class JournalTest {

    private static final String SERVER = "https://api.lalux.lu";
    private static final Requester GARAGE = new Requester("garage", Access.SECRET);
    private static final Requester PERSON = new Requester("garage", Access.PERSON);
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
        for (String[] other : new String[][] {{"http://localhost:8080", "garage"}, {SERVER, "garage-autre"}}) {
            Requester requester = new Requester(other[1], Access.SECRET);
            var stop = catchThrowableOfType(
                    StopException.class, () -> Journal.open(file.getParent(), other[0], requester, TEXTS));

            assertThat(stop.code()).isEqualTo(ExitCode.FILE);
            assertThat(stop).hasMessageContainingAll(SERVER, "--client-id garage et son secret");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /** An application's secret and a person who signs in with it are two accounts, though their identifier is one. */
    @Test
    void the_same_identifier_with_another_access_is_another_requester() throws IOException {
        Path persons = folder.resolve("personne");
        try (Journal journal = Journal.open(persons, SERVER, PERSON, TEXTS)) {
            journal.uploaded(ONE, "refPDFFacture", "sha-1", "cle-1.pdf");
        }

        refused(persons, GARAGE, "--client-id garage et --connexion.");
        refused(persons, Requester.ofToken(), "--client-id garage et --connexion.");
        refused(file.getParent(), PERSON, "--client-id garage et son secret (sans --connexion).");
        try (Journal journal = Journal.open(persons, SERVER, PERSON, TEXTS)) {
            assertThat(journal.key(ONE, "refPDFFacture", "sha-1")).hasValue("cle-1.pdf");
        }
    }

    private static void refused(Path followUp, Requester requester, String said) {
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> Journal.open(followUp, SERVER, requester, TEXTS),
                () -> Achieved.lookInto(followUp, SERVER, requester, TEXTS))) {
            var stop = catchThrowableOfType(StopException.class, use);

            assertThat(stop.code()).isEqualTo(ExitCode.FILE);
            assertThat(stop).hasMessageContaining(said);
        }
    }

    @Test
    void only_a_secret_says_for_certain_whose_the_keys_are() throws IOException {
        try (Journal journal = open()) {
            assertThat(journal.isSameAccount()).isTrue();
        }
        for (Requester requester : List.of(PERSON, Requester.ofToken())) {
            Path other = folder.resolve(requester.access().word());
            try (Journal journal = Journal.open(other, SERVER, requester, TEXTS)) {
                assertThat(journal.isSameAccount()).isFalse();
            }
        }
    }

    /** It was an identifier's, and did not say by which access: both may go on with it, and neither is certain to have begun it. */
    @Test
    void a_journal_of_an_earlier_release_is_read_and_proves_nobody_the_same() throws IOException {
        Files.writeString(file, Files.readString(file).replace(",\"acces\":\"back-end\"", ""));
        String before = Files.readString(file);
        assertThat(before.lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).endsWith("\"compte\":\"garage\"}"));

        for (Requester requester : List.of(GARAGE, PERSON)) {
            try (Journal journal = Journal.open(file.getParent(), SERVER, requester, TEXTS)) {
                assertThat(journal.accepted(ONE)).hasValue("empreinte-1");
                assertThat(journal.key(OTHER, "refPDFFacture", "sha-2")).hasValue("cle-2.pdf");
                assertThat(journal.isSameAccount()).isFalse();
            }
        }
        refused(file.getParent(), new Requester("autre", Access.SECRET), "--client-id garage.");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void one_that_noted_nothing_is_begun_anew_by_whoever_comes() throws IOException {
        String header = Files.readAllLines(file).get(0) + "\n";
        Files.writeString(file, header.replace(",\"acces\":\"back-end\"", ""));
        try (Journal journal = open()) {
            assertThat(journal.isSameAccount()).isTrue();
        }
        assertThat(Files.readString(file)).isEqualTo(header);
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

            Achieved achieved = Achieved.lookInto(file.getParent(), SERVER, GARAGE, TEXTS);

            assertThat(achieved.accepted(ONE)).hasValue("empreinte-1").isEqualTo(first.accepted(ONE));
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
        Path fresh = folder.resolve("rien");
        assertThat(Achieved.lookInto(fresh, SERVER, GARAGE, TEXTS).accepted(ONE))
                .isEmpty();
        assertThat(fresh).doesNotExist();
    }

    private Journal open() {
        return Journal.open(folder.resolve("suivi"), SERVER, GARAGE, TEXTS);
    }
}
