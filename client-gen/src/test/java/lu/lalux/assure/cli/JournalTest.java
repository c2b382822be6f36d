package lu.lalux.assure.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
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
import lu.lalux.assure.cli.Demande.Identite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal keeps, whatever the last run was cut off in. */
class JournalTest {

    private static final String SERVEUR = "https://api.lalux.lu";
    private static final String COMPTE = "garage";
    private static final Textes TEXTES = Textes.de("fr");
    private static final Identite UNE = new Identite(Fonction.REPARATEUR, "XA1234", "F-1", "F");
    private static final Identite AUTRE = new Identite(Fonction.REPARATEUR, "XA1234", "F-2", "F");

    @TempDir
    private Path dossier;

    private Path fichier;

    @BeforeEach
    void premier_envoi() throws IOException {
        fichier = dossier.resolve("suivi/journal.jsonl");
        try (Journal journal = ouvrir()) {
            journal.depose(UNE, "refPDFFacture", "sha-1", "cle-1.pdf");
            journal.acceptee(UNE, "empreinte-1");
            journal.depose(AUTRE, "refPDFFacture", "sha-2", "cle-2.pdf");
        }
    }

    @Test
    void what_was_written_is_there_in_the_next_run() throws IOException {
        try (Journal journal = ouvrir()) {
            assertThat(journal.acceptee(UNE)).hasValue("empreinte-1");
            assertThat(journal.acceptee(AUTRE)).isEmpty();
            assertThat(journal.cle(AUTRE, "refPDFFacture", "sha-2")).hasValue("cle-2.pdf");
            assertThat(journal.cle(AUTRE, "refPDFFacture", "other content")).isEmpty();
            assertThat(journal.cle(AUTRE, "refPdfHonoraires", "sha-2")).isEmpty();
            assertThat(journal.cle(UNE, "refPDFFacture", "sha-1"))
                    .as("of no use any more")
                    .isEmpty();
        }
    }

    @Test
    void what_many_write_at_once_is_all_there() throws Exception {
        int threads = 8;
        int each = 25;
        try (Journal journal = ouvrir()) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int first = i * each;
                all.add(() -> {
                    for (int number = first; number < first + each; number++) {
                        journal.acceptee(numero(number), "empreinte-" + number);
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
        try (Journal journal = ouvrir()) {
            for (int number = 0; number < threads * each; number++) {
                assertThat(journal.acceptee(numero(number))).hasValue("empreinte-" + number);
            }
        }
    }

    private static Identite numero(int number) {
        return new Identite(Fonction.REPARATEUR, "XA1234", "N-" + number, "F");
    }

    /** Cut at every single byte of the last line: what stands before it counts, and what is written next is readable. */
    @Test
    void a_last_line_cut_off_anywhere_never_counted() throws IOException {
        byte[] entier = Files.readAllBytes(fichier);
        int debut = new String(entier, UTF_8).lastIndexOf('\n', entier.length - 2) + 1;
        for (int fin = debut; fin < entier.length; fin++) {
            Files.write(fichier, Arrays.copyOf(entier, fin));
            try (Journal journal = ouvrir()) {
                assertThat(journal.acceptee(UNE)).hasValue("empreinte-1");
                assertThat(journal.cle(AUTRE, "refPDFFacture", "sha-2")).isEmpty();
                journal.acceptee(AUTRE, "empreinte-2");
            }
            try (Journal journal = ouvrir()) {
                assertThat(journal.acceptee(AUTRE)).hasValue("empreinte-2");
            }
        }
    }

    /** After a power cut a file may have its new length without its new bytes. */
    @Test
    void a_last_line_of_zeros_never_counted() throws IOException {
        Files.write(fichier, new byte[100], StandardOpenOption.APPEND);
        try (Journal journal = ouvrir()) {
            assertThat(journal.cle(AUTRE, "refPDFFacture", "sha-2")).hasValue("cle-2.pdf");
        }
        assertThat(Files.readString(fichier)).endsWith("\"cle-2.pdf\"}\n");
    }

    @Test
    void a_header_that_was_cut_off_begins_again() throws IOException {
        Files.writeString(fichier, "{\"quoi\":\"jour");
        try (Journal journal = ouvrir()) {
            assertThat(journal.acceptee(UNE)).isEmpty();
        }
        assertThat(Files.readString(fichier)).startsWith("{\"quoi\":\"journal\",\"version\":1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"quoi\":", "[]", "{\"quoi\":\"depot\"}", "{\"quoi\":\"acceptee\",\"fonction\":\"X\"}"})
    void damage_in_the_middle_is_said_and_nothing_is_touched(String ligne) throws IOException {
        List<String> lignes = Files.readAllLines(fichier);
        lignes.set(2, ligne);
        Files.write(fichier, lignes);
        byte[] avant = Files.readAllBytes(fichier);

        var arret = catchThrowableOfType(ArretException.class, this::ouvrir);

        assertThat(arret.code()).isEqualTo(CodeRetour.FICHIER);
        assertThat(arret).hasMessageContaining("abîmé à la ligne 3");
        assertThat(Files.readAllBytes(fichier)).isEqualTo(avant);
    }

    @Test
    void a_journal_of_another_target_is_refused_and_named() throws IOException {
        byte[] avant = Files.readAllBytes(fichier);
        for (String[] autre : new String[][] {{"http://localhost:8080", COMPTE}, {SERVEUR, "garage-autre"}}) {
            var arret = catchThrowableOfType(
                    ArretException.class, () -> Journal.ouvrir(fichier.getParent(), autre[0], autre[1], TEXTES));

            assertThat(arret.code()).isEqualTo(CodeRetour.FICHIER);
            assertThat(arret).hasMessageContainingAll(SERVEUR, COMPTE);
        }
        assertThat(Files.readAllBytes(fichier)).isEqualTo(avant);
    }

    @Test
    void two_runs_at_once_on_one_folder_are_refused_until_the_first_ends() throws IOException {
        try (Journal premier = ouvrir()) {
            var arret = catchThrowableOfType(ArretException.class, this::ouvrir);

            assertThat(arret.code()).isEqualTo(CodeRetour.FICHIER);
            assertThat(arret).hasMessageContaining("Un autre envoi");
            premier.acceptee(AUTRE, "empreinte-2");
        }
        try (Journal suivant = ouvrir()) {
            assertThat(suivant.acceptee(AUTRE)).hasValue("empreinte-2");
        }
    }

    @Test
    void a_look_disturbs_nobody_and_leaves_nothing() throws IOException {
        try (Journal premier = ouvrir()) {
            Files.writeString(fichier, "{\"cut", StandardOpenOption.APPEND);
            byte[] avant = Files.readAllBytes(fichier);

            Acquis acquis = Acquis.consulter(fichier.getParent(), SERVEUR, COMPTE, TEXTES);

            assertThat(acquis.acceptee(UNE)).hasValue("empreinte-1").isEqualTo(premier.acceptee(UNE));
            assertThat(Files.readAllBytes(fichier)).isEqualTo(avant);
        }
        Path nouveau = dossier.resolve("rien");
        assertThat(Acquis.consulter(nouveau, SERVEUR, COMPTE, TEXTES).acceptee(UNE))
                .isEmpty();
        assertThat(nouveau).doesNotExist();
    }

    private Journal ouvrir() {
        return Journal.ouvrir(dossier.resolve("suivi"), SERVEUR, COMPTE, TEXTES);
    }
}
