package lu.lalux.assure.stub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of the store. */
class StoreConfigurationIT {

    @TempDir
    Path folder;

    @Test
    void filesInPostgresNeedPostgres() {
        assertThatThrownBy(() -> Sandbox.start(folder, "assure.document.magasin=postgresql"))
                .hasRootCauseMessage(
                        "assure.document.magasin can be postgresql only when assure.base.url names a PostgreSQL");
    }

    @Test
    void theFolderIsTheDefault() {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            assertThat(List.of(sandbox.bean(FileStore.class))).hasOnlyElementsOfType(FolderStore.class);
        }
    }
}
