package lu.lalux.assure.stub.storage.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How PostgreSQL goes about what the writer asks of it. One that was built without its compiler, as the one that Maven
 * brings, passes whatever the writer says; CI has Debian's, which has it.
 */
@OnPostgres
class WriterPlansIT {

    @Test
    @DisplayName(
            "no statement is compiled, not even one on a table without a key, which takes a hundred times as long then")
    void notCompiled(@TempDir Path folder) {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            List<String> plan = sandbox.bean(DatabaseWriter.class)
                    .write(transaction -> transaction
                            .sql("explain update registre set version = version + 1")
                            .query(String.class)
                            .list());

            assertThat(plan).anyMatch(line -> line.contains("Seq Scan")).noneMatch(line -> line.contains("JIT"));
        }
    }
}
