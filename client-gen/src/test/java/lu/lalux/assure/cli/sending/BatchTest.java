package lu.lalux.assure.cli.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import lu.lalux.assure.cli.Run;
import lu.lalux.assure.cli.commands.Terminal;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.cli.reading.Form;
import lu.lalux.assure.cli.reading.JsonReader;
import lu.lalux.assure.client.RecordingServer;
import lu.lalux.assure.client.document.Depot;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A folder, what of it is sent, and what a person sees meanwhile. */
class BatchTest {

    private static final Texts TEXTS = Texts.of("fr");

    private static final String VERIFIED =
            "{\"status\":\"Verified\",\"key\":\"ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf\"}";

    private static final String TOKEN =
            "{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"expires_in\":3600,\"scope\":\"s\"}";

    private final RecordingServer server = new RecordingServer();

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private StopException stop;

    private static final Map<String, String> APPLICATION =
            Map.of("ASSURE_CLIENT_ID", "garage", "ASSURE_CLIENT_SECRET", "secret");

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_dry_run_says_what_would_be_sent_and_leaves_no_trace() throws IOException {
        request(1, "1170.50");
        request(2, "1170,50");
        Files.copy(folder.resolve("1.json"), folder.resolve("3.json"));
        request(4, "1170.51");

        Run dryRun = batch("--essai-a-blanc");

        assertThat(dryRun.output())
                .contains(
                        "1 en double",
                        "2 à corriger",
                        "1 prête(s) à l'envoi",
                        "montant-invalide",
                        "factureTTC : HT + TVA ne font pas TTC")
                .contains("Essai à blanc : corrigez les demandes nommées.");
        assertThat(dryRun.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(server.received()).isEmpty();
        assertThat(folder.resolve("assure-suivi")).doesNotExist();

        Files.delete(folder.resolve("2.json"));
        Files.delete(folder.resolve("4.json"));
        Run good = batch("--dry-run", "--json");
        assertThat(good.code()).isZero();
        assertThat(good.output()).contains("\"essaiABlanc\" : true", "\"prete\" : 1");
    }

    @Test
    void a_dry_run_knows_what_was_accepted_before() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);
        assertThat(batch().code()).isZero();

        assertThat(batch("--essai-a-blanc").output())
                .contains("1 déjà acceptée(s)", "tout est prêt, rien n'a été envoyé");
        Files.writeString(folder.resolve("1.pdf"), "%PDF-1.4 changed");
        Run changed = batch("--essai-a-blanc");
        assertThat(changed.output())
                .contains(
                        "Déjà acceptée avec un autre contenu, et c'est celui-là qui vaut",
                        "une autre référence",
                        "LALUX");
        assertThat(changed.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(server.received()).hasSize(2);
    }

    /** What is held back now was accepted before: whoever "mended" it would contradict what counts. */
    @ParameterizedTest
    @ValueSource(strings = {"somme", "ailleurs", "pas un PDF"})
    void what_was_accepted_as_it_is_is_not_to_be_mended(String fault) throws IOException {
        request(1, fault.equals("somme") ? "1170.51" : "1170.50");
        String[] allowed = {};
        if (fault.equals("somme")) {
            allowed = new String[] {"--sommes-inexactes"};
        } else if (fault.equals("ailleurs")) {
            Path inside = Files.createDirectory(folder.resolve("dedans"));
            Files.move(folder.resolve("1.json"), inside.resolve("1.json"));
            Files.writeString(
                    inside.resolve("1.json"),
                    Files.readString(inside.resolve("1.json")).replace("\"1.pdf\"", "\"../1.pdf\""));
            folder = inside;
            allowed = new String[] {"--fichiers-ailleurs"};
        }
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);
        Run first = batch(allowed);
        assertThat(first.code()).as(first.output() + first.errors()).isZero();
        if (fault.equals("pas un PDF")) {
            acceptedByAnEarlierReleaseAs("not what it says");
        }

        Run again = batch();
        Run dryRun = batch("--essai-a-blanc");

        assertThat(again.output()).contains("1 déjà acceptée(s)").doesNotContain("à corriger");
        assertThat(again.code()).isZero();
        assertThat(dryRun.output()).contains("1 déjà acceptée(s)");
        assertThat(dryRun.code()).isZero();
        assertThat(server.received()).hasSize(2);
    }

    /** An earlier release sent such a file. */
    private void acceptedByAnEarlierReleaseAs(String content) throws IOException {
        Path pdf = folder.resolve("1.pdf");
        Path journal = folder.resolve("assure-suivi/journal.jsonl");
        String before = fingerprint();
        Files.writeString(pdf, content);
        Files.writeString(journal, Files.readString(journal).replace(before, fingerprint()));
    }

    private String fingerprint() throws IOException {
        return Attachments.of(read()).fingerprint(read());
    }

    private Demande read() {
        return read("1");
    }

    private Demande read(String name) {
        return new JsonReader(Contract.bundled(), TEXTS, false).read(folder.resolve(name + ".json"), null);
    }

    /** The server compares amounts by their value (D19), and so does what is told of it. */
    @Test
    void an_amount_written_otherwise_is_the_same_request() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);
        assertThat(batch().code()).isZero();
        Path file = folder.resolve("1.json");
        Files.writeString(
                file, Files.readString(file).replace("\"1000\"", "\"1000.00\"").replace("\"1170.50\"", "\"1170.5\""));

        assertThat(batch().output()).contains("1 déjà acceptée(s)").doesNotContain("demande-differente");
        Files.writeString(
                file, Files.readString(file).replace("\"1000.00\"", "\"1001\"").replace("1170.5", "1171.5"));
        assertThat(batch().output()).contains("[demande-differente]");
        assertThat(server.received()).hasSize(2);
    }

    /** Earlier releases noted requests letter by letter. */
    @Test
    void a_journal_of_an_earlier_release_still_counts() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);
        assertThat(batch().code()).isZero();
        Demande request = read();
        Path journal = folder.resolve("assure-suivi/journal.jsonl");
        String literal =
                Fingerprint.literal(request.content(), Attachments.of(request).sha256());
        Files.writeString(journal, Files.readString(journal).replace(fingerprint(), literal));

        Run again = batch();

        assertThat(Files.readString(journal)).contains(literal).doesNotContain(fingerprint());
        assertThat(again.output()).contains("1 déjà acceptée(s)");
        assertThat(server.received()).hasSize(2);
    }

    /** What was changed since, and is wrong besides, is told what is wrong: it would not be sent. */
    @Test
    void what_was_accepted_otherwise_and_is_faulty_is_to_be_mended() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);
        assertThat(batch().code()).isZero();
        request(1, "1170.51");

        Run again = batch();

        assertThat(again.output()).contains("1 à corriger", "[somme-inexacte]");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void everything_is_checked_before_the_first_byte_is_sent() throws IOException {
        Files.writeString(folder.resolve("mars.csv"), "idPrestataire;Remarque\nXA1;x\n");

        assertThat(batch().code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void a_key_that_the_server_lost_between_two_runs_is_replaced_by_another_upload() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(400, "text/plain", "not now");
        assertThat(batch().code()).isEqualTo(ExitCode.LATER);

        String other = VERIFIED.replace("ca99a62c", "ca99a62d");
        server.answers(422, "application/problem+json", lost())
                .answers(200, "application/json", other)
                .answers(202, (String) null, null);
        Run next = batch();

        assertThat(next.code()).as(next.output() + next.errors()).isZero();
        assertThat(server.received())
                .extracting(request -> request.uri().getPath())
                .containsExactly(
                        "/reparateur/upload", "/reparateur", "/reparateur", "/reparateur/upload", "/reparateur");
        assertThat(server.received().get(2).body()).contains("ca99a62c-");
        assertThat(server.received().get(4).body()).contains("ca99a62d-");
    }

    /** To another account the server answers as to a key that never was (D18), and would record the request once more (D19). */
    @Test
    void a_key_that_another_token_began_with_is_not_replaced() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(400, "text/plain", "not now");
        assertThat(batch(Map.of("ASSURE_JETON", "a")).code()).isEqualTo(ExitCode.LATER);
        server.answers(422, "application/problem+json", lost("cle-inconnue"));

        Run other = batch(Map.of("ASSURE_JETON", "b"));

        assertThat(other.code()).as(other.errors()).isEqualTo(ExitCode.TO_MEND);
        assertThat(other.output()).contains("1 refusée(s)", "un autre jeton ou une autre personne", "[cle-inconnue]");
        assertThat(server.received())
                .extracting(request -> request.uri().getPath())
                .containsExactly("/reparateur/upload", "/reparateur", "/reparateur");

        server.answers(202, (String) null, null);
        assertThat(batch(Map.of("ASSURE_JETON", "a")).code()).isZero();
        assertThat(server.received().get(3).body()).contains("ca99a62c-");
    }

    /** The file is up, and the request is to be sent later. */
    private void beginAsApplication() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", TOKEN)
                .answers(200, "application/json", VERIFIED)
                .answers(400, "text/plain", "not now");
        assertThat(batch(APPLICATION).code()).isEqualTo(ExitCode.LATER);
    }

    /** An application's own secret proves whose the keys are: the server has lost one. */
    @Test
    void a_key_that_the_server_does_not_know_any_more_is_replaced_where_the_account_is_certain() throws IOException {
        beginAsApplication();
        server.answers(200, "application/json", TOKEN)
                .answers(422, "application/problem+json", lost("cle-inconnue"))
                .answers(200, "application/json", VERIFIED.replace("ca99a62c", "ca99a62d"))
                .answers(202, (String) null, null);

        Run next = batch(APPLICATION);

        assertThat(next.code()).as(next.output() + next.errors()).isZero();
        assertThat(server.received().get(6).body()).contains("ca99a62d-");
    }

    /** A person may have begun it, who signed in to the same application: earlier releases did not note which. */
    @Test
    void a_key_that_an_earlier_release_noted_is_not_replaced_for_nobody_knows_whose_it_is() throws IOException {
        beginAsApplication();
        Path journal = folder.resolve("assure-suivi/journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace(",\"acces\":\"back-end\"", ""));
        server.answers(200, "application/json", TOKEN).answers(422, "application/problem+json", lost("cle-inconnue"));

        Run next = batch(APPLICATION);

        assertThat(next.code()).as(next.errors()).isEqualTo(ExitCode.TO_MEND);
        assertThat(next.output()).contains("1 refusée(s)", "[cle-inconnue]");
        assertThat(server.received()).as("no second upload").hasSize(5);
    }

    /** Its requests are another account's, though the application is the same. */
    @Test
    void what_a_secret_began_no_person_goes_on_with() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", TOKEN)
                .answers(200, "application/json", VERIFIED)
                .answers(202, (String) null, null);
        assertThat(batch(APPLICATION).code()).isZero();

        for (String[] options : new String[][] {{"--connexion"}, {"--connexion", "--essai-a-blanc"}}) {
            Run person = batch(APPLICATION, options);

            assertThat(person.code()).as(person.output()).isEqualTo(ExitCode.FILE);
            assertThat(person.errors())
                    .contains("un autre accès", "--client-id garage et son secret (sans --connexion)");
        }
        assertThat(batch(APPLICATION, "--essai-a-blanc").output()).contains("1 déjà acceptée(s)");
        assertThat(server.received()).hasSize(3);
    }

    @Test
    void a_key_that_is_lost_in_its_own_run_is_no_matter_of_time() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(422, "application/problem+json", lost());

        Run run = batch();

        assertThat(run.code()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.output()).contains("refPDFFacture", "[cle-perimee]", "1 refusée(s)");
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void five_failures_in_a_row_end_a_run_and_the_rest_waits() throws IOException {
        for (int i = 0; i < 9; i++) {
            request(i, "1170.50");
            server.answers(503, Map.of("Retry-After", "3600"), null);
        }

        Run run = batch("--parallele", "1");

        assertThat(run.code()).isEqualTo(ExitCode.LATER);
        assertThat(run.output()).contains("9 en attente");
        assertThat(server.received()).hasSize(5);
    }

    @Test
    void what_the_server_writes_cannot_work_the_console() throws IOException {
        request(1, "1170.50");
        server.answers(
                400,
                "application/problem+json",
                "{\"type\":\"urn:x\",\"title\":\"\\u001b[2Jt\",\"errors\":[{\"pointer\":\"/a\",\"code\":\"c\",\"detail\":\"\\u001b]0;x\\u0007\"}]}");

        Run run = batch();

        assertThat(run.output()).contains("?[2Jt").doesNotContain("\u001b", "\u0007");
    }

    @Test
    void a_person_sees_one_line_and_a_log_has_lines_and_there_is_a_page_to_print() throws IOException {
        request(1, "1170.50");
        request(2, "faux");
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);

        Run seen = Run.of(Optional.<Terminal>of(question -> "secret"), environment(), "lot", folder.toString());

        assertThat(seen.errors())
                .startsWith("\rLecture et vérification")
                .endsWith("\r[####################] 2 sur 2, 1 à revoir" + System.lineSeparator());
        assertThat(seen.output()).contains("Bilan à imprimer : ", "bilan.html");
        assertThat(Files.readString(folder.resolve("assure-suivi/bilan.html")))
                .contains("Enregistrées par ce serveur</th><td class=\"n\">1</td><td class=\"n\">1\u202f170,50</td>")
                .contains("À corriger, non envoyées", "montant-invalide", folder.toString());
        assertThat(batch().errors()).doesNotContain("\r");
        assertThat(Run.of(
                                Optional.<Terminal>of(question -> "secret"),
                                environment(),
                                "lot",
                                "--sans-barre",
                                folder.toString())
                        .errors())
                .isEmpty();
    }

    /** Open in a spreadsheet or a browser of Windows, a file cannot be replaced: what was sent is said all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"bilan.html", "bilan.json"})
    void a_page_that_cannot_be_written_does_not_hide_what_was_sent(String name) throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(202, (String) null, null);
        Path held = Files.createDirectories(folder.resolve("assure-suivi").resolve(name));
        Files.createFile(held.resolve("tenu"));

        Run run = batch();

        assertThat(run.code()).isEqualTo(ExitCode.FILE);
        assertThat(run.output()).contains("1 acceptée(s)", "Tout est envoyé.").doesNotContain("Bilan à imprimer");
        assertThat(run.errors()).contains(held + " n'a pas pu être écrit", "Relancez le même ordre");
        assertThat(folder.resolve("assure-suivi").resolve(name + ".nouveau")).doesNotExist();

        Files.delete(held.resolve("tenu"));
        Files.delete(held);
        Run again = batch();
        assertThat(again.code()).as(again.errors()).isZero();
        assertThat(held).isRegularFile();
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void a_run_says_when_its_server_is_not_the_one_of_production() throws IOException {
        request(1, "1170.50");

        assertThat(batch("--essai-a-blanc").output())
                .contains("Ce serveur (" + server.address() + ") n'est pas celui de la production de LALUX (https://");
        assertThat(Run.of(Map.of("ASSURE_JETON", "x"), "lot", "--essai-a-blanc", folder.toString())
                        .output())
                .contains("tout est prêt")
                .doesNotContain("n'est pas celui de la production");
    }

    @Test
    void details_are_kept_of_as_many_as_a_person_can_mend() {
        Contract contract = Contract.bundled();
        Texts texts = Texts.of("fr");
        List<Demande> wrong = new ArrayList<>();
        for (int i = 0; i < Batch.DETAILS_MAX + 5; i++) {
            wrong.add(new Demande(
                    "mars.csv:" + i,
                    Form.of(Fonction.REPARATEUR, contract),
                    JsonNodeFactory.instance.objectNode(),
                    Map.of(),
                    List.of(),
                    Map.of()));
        }
        Batch batch = new Batch(wrong::forEach, new Checker(contract, texts), texts);
        batch.examine(new Achieved(folder, texts), () -> {});

        Summary summary = batch.send(null, 2, Collections.synchronizedList(new ArrayList<>())::add);

        assertThat(summary.withoutDetail()).isEqualTo(5);
        assertThat(summary.counts()).containsEntry(State.TO_MEND, Batch.DETAILS_MAX + 5);
        assertThat(summary.outcomes()).filteredOn(Outcome::detailed).hasSize(Batch.DETAILS_MAX);
    }

    /** Somebody works in the folder: what came between shifts all that stand behind it. */
    @Test
    void what_came_while_the_folder_was_read_waits_and_is_nobody_elses_result() throws IOException {
        request(1, "1170.50");
        request(3, "1170.50");
        Demande one = read("1");
        Demande three = read("3");
        request(2, "1170.50");
        Demande two = read("2");
        Batch batch = reading(List.of(one, three), List.of(one, two, three));

        Summary summary = sent(batch);

        assertThat(summary.code()).isEqualTo(ExitCode.LATER);
        assertThat(summary.notices()).singleElement().asString().contains("Le dossier a changé");
        assertThat(summary.outcomes()).extracting(Outcome::source).containsExactly("1.json", "3.json");
        assertThat(summary.outcomes()).extracting(Outcome::state).containsExactly(State.ACCEPTED, State.WAITING);
        assertThat(sent).containsExactly("F-1");
    }

    @Test
    void what_is_gone_or_came_at_the_end_is_said_too() throws IOException {
        request(1, "1170.50");
        request(2, "1170.50");

        for (List<Demande> second : List.of(List.of(read("1")), List.of(read("1"), read("2"), read("2")))) {
            sent.clear();
            Summary summary = sent(reading(List.of(read("1"), read("2")), second));

            assertThat(summary.code()).isEqualTo(ExitCode.LATER);
            assertThat(summary.notices()).singleElement().asString().contains("Le dossier a changé");
            assertThat(sent).hasSize(Math.min(second.size(), 2));
        }
    }

    /** A line of a table that has become another one stands in the same place. */
    @Test
    void another_reference_in_the_same_place_is_another_request() throws IOException {
        request(1, "1170.50");
        Demande before = read("1");
        Files.writeString(
                folder.resolve("1.json"),
                Files.readString(folder.resolve("1.json")).replace("F-1", "F-9"));

        Summary summary = sent(reading(List.of(before), List.of(read("1"))));

        assertThat(summary.code()).isEqualTo(ExitCode.LATER);
        assertThat(sent).isEmpty();
    }

    @Test
    void a_dry_run_in_a_folder_that_changes_says_nothing_is_ready_that_was_not_seen() throws IOException {
        request(1, "1170.50");
        request(2, "1170.50");
        Batch batch = reading(List.of(read("1")), List.of(read("2"), read("1")));
        batch.examine(new Achieved(folder, TEXTS), () -> {});

        Summary summary = batch.dryRun(new Achieved(folder, TEXTS), outcome -> {});

        assertThat(summary.code()).isEqualTo(ExitCode.LATER);
        assertThat(summary.conclusion(TEXTS)).contains("le dossier a changé pendant la lecture");
    }

    /** In the middle of a run a token ends, and nobody is there to sign in again. */
    @Test
    void a_sign_in_that_fails_during_a_run_leaves_the_rest_waiting_and_a_summary() throws IOException {
        request(1, "1170.50");
        request(2, "1170.50");
        request(3, "1170.50");
        List<Demande> all = List.of(read("1"), read("2"), read("3"));
        stop = new StopException(ExitCode.ACCESS, TEXTS.say("signin.late", 5));

        Summary summary = sent(reading(all, all));

        assertThat(summary.code()).isEqualTo(ExitCode.ACCESS);
        assertThat(summary.outcomes())
                .extracting(Outcome::state)
                .containsExactly(State.ACCEPTED, State.WAITING, State.WAITING);
        assertThat(summary.notices())
                .containsExactly("Personne ne s'est connecté en 5 minutes. Relancez la commande, et connectez-vous.");
        assertThat(summary.conclusion(TEXTS)).contains("personne ne s'est connecté");
    }

    @Test
    void a_folder_that_cannot_be_read_again_is_no_reason_to_be_silent_about_what_was_sent() throws IOException {
        request(1, "1170.50");
        request(2, "1170.50");
        List<Demande> all = List.of(read("1"), read("2"));
        for (int code : new int[] {ExitCode.FILE, ExitCode.USAGE}) {
            sent.clear();
            AtomicBoolean again = new AtomicBoolean();
            Batch batch = new Batch(
                    next -> {
                        next.accept(all.get(0));
                        if (again.getAndSet(true)) {
                            while (sent.isEmpty()) {
                                Thread.onSpinWait();
                            }
                            throw new StopException(code, "Illisible");
                        }
                        next.accept(all.get(1));
                    },
                    new Checker(Contract.bundled(), TEXTS),
                    TEXTS);

            Summary summary = sent(batch);

            assertThat(summary.code()).isEqualTo(code);
            assertThat(summary.outcomes()).extracting(Outcome::state).containsExactly(State.ACCEPTED, State.WAITING);
            assertThat(summary.notices()).containsExactly("Illisible");
            assertThat(summary.conclusion(TEXTS)).startsWith("Arrêté");
        }
    }

    /** The first sign-in fails too: what the run before left is not taken for this one's. */
    @Test
    void a_run_without_a_sign_in_writes_its_own_summary() throws IOException {
        request(1, "1170.50");
        Path followUp = Files.createDirectory(folder.resolve("assure-suivi"));
        Files.writeString(followUp.resolve("bilan.json"), "before");
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Run run = batch(
                    Map.of(),
                    "--connexion",
                    "--client-id",
                    "garage",
                    "--adresse-retour",
                    "http://localhost:" + busy.getLocalPort() + "/callback");

            assertThat(run.code()).as(run.errors()).isEqualTo(ExitCode.LATER);
            assertThat(run.output())
                    .containsOnlyOnce("Le port " + busy.getLocalPort())
                    .contains("1 en attente", "Bilan à imprimer");
        }
        assertThat(Files.readString(followUp.resolve("bilan.json")))
                .contains("\"en-attente\" : 1", "pris par un autre programme");
    }

    /** A folder that is read twice, and was changed in between. */
    private static Batch reading(List<Demande> first, List<Demande> second) {
        Deque<List<Demande>> readings = new ArrayDeque<>(List.of(first, second));
        return new Batch(next -> readings.remove().forEach(next), new Checker(Contract.bundled(), TEXTS), TEXTS);
    }

    private Summary sent(Batch batch) throws IOException {
        batch.examine(new Achieved(folder, TEXTS), () -> {});
        Sending accepting = new Sending() {
            @Override
            public Depot upload(Fonction fonction, Upload upload) {
                return new Depot(StatutDepot.VERIFIED, Optional.of("ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf"));
            }

            @Override
            public void settle(Fonction fonction, ObjectNode content) {
                if (stop != null && !sent.isEmpty()) {
                    throw stop;
                }
                sent.add(content.required("referenceFacture").stringValue());
            }
        };
        Path followUp = Files.createTempDirectory(folder, "suivi");
        Requester garage = new Requester("garage", Requester.Access.SECRET);
        try (Journal journal = Journal.open(followUp, "http://localhost", garage, TEXTS)) {
            return batch.send(new JournaledSending(accepting, journal, TEXTS), 1, outcome -> {});
        }
    }

    /** What the server says of a conflict, "find the first request", is not done by giving the command again. */
    @Test
    void where_only_conflicts_are_refused_nobody_is_sent_to_do_the_same_again() throws IOException {
        request(1, "1170.50");
        server.answers(200, "application/json", VERIFIED).answers(409, "application/problem+json", conflict());

        Run conflict = batch();

        assertThat(conflict.code()).isEqualTo(ExitCode.TO_MEND);
        String page = Files.readString(folder.resolve("assure-suivi/bilan.html"));
        for (String said : List.of(conflict.output(), page)) {
            assertThat(said)
                    .contains("le même ordre, sans rien changer, serait refusé de même", "une autre facture prend")
                    .doesNotContain("Corrigez");
        }

        request(2, "1170.50");
        server.answers(409, "application/problem+json", conflict())
                .answers(200, "application/json", VERIFIED)
                .answers(422, "application/problem+json", lost("autre"));
        assertThat(batch("--parallele", "1").output())
                .contains("2 refusée(s)", "Corrigez les demandes nommées")
                .doesNotContain("serait refusé de même");
    }

    private static String conflict() {
        return "{\"type\":\"urn:assure:probleme:demande-differente\",\"title\":\"t\",\"status\":409,\"detail\":\"d\"}";
    }

    private static String lost() {
        return lost("cle-perimee");
    }

    private static String lost(String code) {
        return "{\"type\":\"urn:assure:probleme:regle-metier\",\"title\":\"t\",\"status\":422,\"errors\":"
                + "[{\"pointer\":\"/refPDFFacture\",\"code\":\"" + code + "\",\"detail\":\"d\"}]}";
    }

    private void request(int number, String ttc) throws IOException {
        Files.writeString(folder.resolve(number + ".pdf"), "%PDF-1.4 " + number);
        Files.writeString(folder.resolve(number + ".json"), """
            {"idPrestataire": "XA1234", "referenceFacture": "F-%s", "dateFacture": "2026-03-05",
             "numeroSinistre": "S-1", "referenceInterneLalux": "P-1", "immatriculationVehicule": "AB1234",
             "numeroChassisVehicule": "WVW1", "type": "F", "typeFacture": "REP", "factureHT": "1000",
             "factureTVA": "170.50", "factureTTC": "%s", "refPDFFacture": "%s.pdf"}
            """.formatted(number, ttc, number));
    }

    private Map<String, String> environment() {
        return Map.of("ASSURE_ADRESSE", server.address().toString(), "ASSURE_JETON", "un-jeton");
    }

    private Run batch(String... options) {
        return batch(Map.of("ASSURE_JETON", "un-jeton"), options);
    }

    /** @param identity who asks */
    private Run batch(Map<String, String> identity, String... options) {
        List<String> args = new ArrayList<>(List.of("lot"));
        args.addAll(List.of(options));
        args.add(folder.toString());
        Map<String, String> environment = new HashMap<>(identity);
        environment.put("ASSURE_ADRESSE", server.address().toString());
        return Run.of(environment, args.toArray(String[]::new));
    }
}
