package lu.lalux.assure.cli.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.cli.Run;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.client.RecordingServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files at once: what one meets, and what becomes of the others. */
class UploadCommandTest {

    private static final String KEY = "3fa85f64-5717-4562-b3fc-2c963f66afa6.pdf";
    private static final String KEPT = "{\"status\":\"Verified\",\"key\":\"" + KEY + "\"}";

    private final RecordingServer server = new RecordingServer();

    @TempDir
    private Path folder;

    @BeforeEach
    void three_files() throws IOException {
        for (String name : List.of("1.pdf", "2.pdf", "3.pdf")) {
            Files.writeString(folder.resolve(name), "%PDF-1.4");
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_refused_file_is_its_own_affair() {
        server.answers(200, "application/json", KEPT)
                .answers(422, "application/problem+json", "{\"type\":\"urn:assure:probleme:regle\",\"title\":\"t\"}")
                .answers(200, "application/json", KEPT);

        Run run = upload();

        assertThat(run.code()).as(run.errors()).isEqualTo(ExitCode.TO_MEND);
        assertThat(run.output().lines()).containsExactly(file(1) + " : " + KEY, file(3) + " : " + KEY);
        assertThat(run.errors()).contains(file(2) + " :", "Refus 422").doesNotContain("Pas essayé");
    }

    @Test
    void what_was_not_tried_is_named() {
        server.answers(200, "application/json", KEPT)
                .answers(401, "application/json", "{}")
                .answers(401, "application/json", "{}");

        Run run = upload();

        assertThat(run.code()).isEqualTo(ExitCode.ACCESS);
        assertThat(run.output()).contains(file(1) + " : " + KEY);
        assertThat(run.errors()).contains(file(2) + " :", "Pas essayé(s)", file(3));
    }

    @Test
    void a_program_is_told_each_files_end() {
        server.answers(422, "application/problem+json", "{\"type\":\"urn:assure:probleme:regle\",\"title\":\"t\"}")
                .answers(404, "text/html", "<html>");

        Run run = upload("--json");

        assertThat(run.code()).isEqualTo(ExitCode.LATER);
        assertThat(run.output())
                .contains("\"refus\"", "\"status\" : 422", "\"status\" : 404")
                .containsPattern("\"nonEssayes\" : \\[ \"" + file(3) + "\" \\]");
        assertThat(server.received()).hasSize(2);
    }

    /** The same file may do the next time. */
    @Test
    void a_file_that_the_server_failed_to_scan_is_for_later_and_the_others_are_tried() {
        server.answers(200, "application/json", "{\"status\":\"Error\"}")
                .answers(200, "application/json", "{\"status\":\"Infected\"}")
                .answers(200, "application/json", KEPT);

        Run run = upload();

        assertThat(run.code()).isEqualTo(ExitCode.LATER);
        assertThat(run.output())
                .contains(file(1) + " : erreur du serveur", file(2) + " : infecté", file(3) + " : " + KEY);
    }

    private String file(int number) {
        return folder.resolve(number + ".pdf").toString();
    }

    private Run upload(String... options) {
        List<String> args = new ArrayList<>(List.of("deposer"));
        args.addAll(List.of(options));
        args.addAll(List.of(file(1), file(2), file(3)));
        return Run.of(
                Map.of("ASSURE_ADRESSE", server.address().toString(), "ASSURE_JETON", "un-jeton"),
                args.toArray(String[]::new));
    }
}
