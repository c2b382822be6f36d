package lu.lalux.assure.stub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import lu.lalux.assure.stub.docs.OfferedFile.State;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OfferedFileTest {

    /** As {@code printf a | sha256sum} has it. */
    private static final String DIGEST_OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("its size and digest are those of now: made once, and again when it has changed")
    void state() throws Exception {
        Path path = folder.resolve("a.zip");
        OfferedFile file = new OfferedFile(path);
        assertThat(file.state()).isEmpty();
        Files.writeString(path, "a");
        State first = file.state().orElseThrow();
        assertThat(first.size()).isEqualTo(1);
        assertThat(first.sha256()).isEqualTo(DIGEST_OF_A);
        assertThat(file.state().orElseThrow()).isSameAs(first);
        Files.writeString(path, "b");
        Files.setLastModifiedTime(path, FileTime.fromMillis(first.modified().toMillis() + 2_000));
        assertThat(file.state().orElseThrow().sha256()).isNotEqualTo(DIGEST_OF_A);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "a file that nobody may read, root neither, is one of Linux's own")
    @DisplayName("one that is there and cannot be read is not offered, and is none of the page's")
    void unreadable() throws Exception {
        Path path = Files.createSymbolicLink(folder.resolve("a.zip"), Unreadable.FILE);
        assertThat(path).isRegularFile();
        assertThat(new OfferedFile(path).state()).isEmpty();
    }
}
