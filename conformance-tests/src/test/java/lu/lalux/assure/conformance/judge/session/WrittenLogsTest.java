package lu.lalux.assure.conformance.judge.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenLogsTest {

    @TempDir
    private Path folder;

    private void written(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> found() throws IOException {
        return WrittenLogs.in(folder).stream()
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    @Test
    void what_is_called_a_log_is_one_in_any_folder() throws IOException {
        List<String> logs = List.of(
                "partie-1/app.log",
                "partie-1/app.log.1",
                "partie-1/debug_2026-12-01.txt",
                "partie-1/envoi.err",
                "partie-1/logs/2026-12-01.txt",
                "partie-1/trace-http.json");
        for (String log : logs) {
            written(log, "x");
        }
        assertThat(found()).isEqualTo(logs);
    }

    @Test
    void where_a_program_may_keep_a_token_is_no_log() throws IOException {
        for (String kept : List.of(
                "acces.env",
                "partie-1/catalog.json",
                "partie-1/jeton.txt",
                "partie-1/journal.jsonl",
                "partie-1/login.json",
                "partie-1/out/etat.json")) {
            written(kept, "x");
        }
        written("partie-1/leveldb/000003.log", "\u0001\u0000token");
        assertThat(found()).isEmpty();
    }
}
