package lu.lalux.assure.stub.upgrade;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release before did not write where its files are. */
class OldFilesIT {

    @Test
    @DisplayName("who upgrades and chooses an object store at once is told where the files are")
    void anotherStore(@TempDir Path folder) throws Exception {
        DataBefore.restore(folder);

        assertThatThrownBy(() -> Sandbox.start(folder, "assure.document.store=s3", "assure.document.s3.bucket=assure"))
                .rootCause()
                .hasMessageContaining("The files of this database are in folder,");
    }
}
