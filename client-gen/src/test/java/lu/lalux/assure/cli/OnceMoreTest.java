package lu.lalux.assure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.client.RecordingServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request that was accepted, given once more: nothing is sent under another key. */
class OnceMoreTest {

    private static final String KEPT = "{\"status\":\"Verified\",\"key\":\"3fa85f64-5717-4562-b3fc-2c963f66afa6.pdf\"}";

    @TempDir
    private Path folder;

    private Path request;

    @BeforeEach
    void a_request_with_its_invoice() throws IOException {
        request = Files.writeString(folder.resolve("F-1.json"), """
            {"idPrestataire": "XA1234", "referenceFacture": "F-1", "dateFacture": "2026-03-05", "numeroSinistre": "S-1",
             "referenceInterneLalux": "P-1", "immatriculationVehicule": "AB1234", "numeroChassisVehicule": "WVW1",
             "type": "F", "typeFacture": "REP", "factureHT": "1000", "factureTVA": "170.50", "factureTTC": "1170.50"}\
            """);
        Files.writeString(folder.resolve("F-1.pdf"), "%PDF-1.4");
    }

    @Test
    void what_was_accepted_is_said_to_be_recorded() {
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", KEPT).answers(202, (String) null, null);
            Run first = reparation(server);
            assertThat(first.code()).as(first.errors()).isEqualTo(ExitCode.DONE);
            assertThat(first.output()).contains("Demande F-1 acceptée.", "F-1.json.assure-suivi");

            Run again = reparation(server);

            assertThat(again.code()).as(again.errors()).isEqualTo(ExitCode.DONE);
            assertThat(again.output()).contains("F-1 déjà acceptée", "rien n'a été envoyé");
            assertThat(server.received()).as("one upload, one request").hasSize(2);
            assertThat(reparation(server, "--json").output()).contains("\"etat\" : \"deja-acceptee\"");
        }
    }

    @Test
    void what_was_accepted_with_a_wrong_sum_is_not_to_be_mended() throws IOException {
        Files.writeString(request, Files.readString(request).replace("\"1170.50\"", "\"1170.51\""));
        try (RecordingServer server = new RecordingServer()) {
            assertThat(reparation(server).errors()).contains("[somme-inexacte]", "rien n'a été envoyé");
            server.answers(200, "application/json", KEPT).answers(202, (String) null, null);
            assertThat(reparation(server, "--sommes-inexactes").code()).isEqualTo(ExitCode.DONE);

            Run again = reparation(server);

            assertThat(again.code()).as(again.errors()).isEqualTo(ExitCode.DONE);
            assertThat(again.output()).contains("F-1 déjà acceptée");
            assertThat(again.errors()).doesNotContain("somme-inexacte");
            assertThat(server.received()).hasSize(2);
        }
    }

    @Test
    void what_was_changed_since_is_not_sent_and_the_record_is_kept() throws IOException {
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", KEPT).answers(202, (String) null, null);
            assertThat(reparation(server).code()).isEqualTo(ExitCode.DONE);
            String before = Files.readString(request);
            Files.writeString(request, before.replace("S-1", "S-2"));

            Run changed = reparation(server);

            assertThat(changed.code()).isEqualTo(ExitCode.TO_MEND);
            assertThat(changed.errors()).contains("[demande-differente]");
            Files.writeString(request, before);
            assertThat(reparation(server).output()).contains("déjà acceptée");
            assertThat(server.received()).hasSize(2);
        }
    }

    /** The file was taken for another invoice in between, which the server refused: what it accepted before stays known. */
    @Test
    void a_refusal_of_another_request_forgets_no_acceptance() throws IOException {
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", KEPT).answers(202, (String) null, null);
            assertThat(reparation(server).code()).isEqualTo(ExitCode.DONE);
            String before = Files.readString(request);
            Files.writeString(request, before.replace("F-1", "F-2"));
            Files.writeString(folder.resolve("F-2.pdf"), "%PDF-1.4");
            server.answers(200, "application/json", KEPT)
                    .answers(422, "application/problem+json", "{\"type\":\"urn:assure:probleme:regle\"}");
            assertThat(reparation(server).code()).isEqualTo(ExitCode.TO_MEND);
            Files.writeString(request, before);

            assertThat(reparation(server).output()).contains("déjà acceptée");
            assertThat(server.received()).hasSize(4);
        }
    }

    /** Whoever began it may go on with it: the keys of that run are kept. */
    @Test
    void what_another_token_began_is_not_sent_anew_and_not_forgotten() throws IOException {
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", KEPT).answers(400, "text/plain", "not now");
            assertThat(reparation(server).code()).isEqualTo(ExitCode.LATER);
            server.answers(
                    422,
                    "application/problem+json",
                    "{\"type\":\"urn:assure:probleme:regle\",\"title\":\"t\",\"errors\":"
                            + "[{\"pointer\":\"/refPDFFacture\",\"code\":\"cle-inconnue\",\"detail\":\"d\"}]}");

            Run other = reparation(server);

            assertThat(other.code()).as(other.errors()).isEqualTo(ExitCode.TO_MEND);
            assertThat(other.errors()).contains("un autre jeton ou une autre personne", "F-1.json.assure-suivi");
            assertThat(server.received()).as("no second upload").hasSize(3);
            server.answers(202, (String) null, null);
            assertThat(reparation(server).code()).isEqualTo(ExitCode.DONE);
            assertThat(server.received().get(3).body())
                    .isEqualTo(server.received().get(1).body());
        }
    }

    @Test
    void another_servers_journal_says_how_to_go_on() {
        try (RecordingServer server = new RecordingServer();
                RecordingServer other = new RecordingServer()) {
            server.answers(200, "application/json", KEPT).answers(202, (String) null, null);
            assertThat(reparation(server).code()).isEqualTo(ExitCode.DONE);

            Run elsewhere = reparation(other);

            assertThat(elsewhere.code()).isEqualTo(ExitCode.FILE);
            assertThat(elsewhere.errors())
                    .contains(
                            "--adresse " + server.address(), "déplacez", folder.resolve("F-1.json.assure-suivi") + "");
            assertThat(other.received()).isEmpty();
        }
    }

    /** Nothing is wrong with what did not arrive in time: the same command sends the same request. */
    @Test
    void what_did_not_arrive_in_time_waits_with_its_journal() {
        try (RecordingServer server = new RecordingServer()) {
            server.answers(200, "application/json", KEPT);
            for (int i = 0; i < 4; i++) {
                server.answers(
                        408,
                        Map.of("Content-Type", "application/problem+json", "Retry-After", "0"),
                        "{\"type\":\"urn:assure:probleme:requete-http-refusee\",\"title\":\"t\",\"status\":408}");
            }

            Run late = reparation(server);

            assertThat(late.code()).as(late.errors()).isEqualTo(ExitCode.LATER);
            assertThat(folder.resolve("F-1.json.assure-suivi/journal.jsonl")).exists();
            server.answers(202, (String) null, null);
            assertThat(reparation(server).code()).isEqualTo(ExitCode.DONE);
            assertThat(server.received()).as("one upload").hasSize(6);
        }
    }

    @Test
    void a_run_that_did_nothing_binds_nothing() {
        try (RecordingServer server = new RecordingServer();
                RecordingServer other = new RecordingServer()) {
            server.answers(404, "text/html", "<html>");
            assertThat(reparation(server).code()).isEqualTo(ExitCode.LATER);
            other.answers(200, "application/json", KEPT).answers(202, (String) null, null);

            Run elsewhere = reparation(other);

            assertThat(elsewhere.code()).as(elsewhere.errors()).isEqualTo(ExitCode.DONE);
            assertThat(reparation(other).output()).contains("déjà acceptée");
        }
    }

    private Run reparation(RecordingServer server, String... options) {
        String[] args = new String[options.length + 2];
        args[0] = "reparation";
        System.arraycopy(options, 0, args, 1, options.length);
        args[args.length - 1] = request.toString();
        return Run.of(Map.of("ASSURE_ADRESSE", server.address().toString(), "ASSURE_JETON", "un-jeton"), args);
    }
}
