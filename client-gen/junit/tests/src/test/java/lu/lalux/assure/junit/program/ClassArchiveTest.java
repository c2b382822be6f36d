package lu.lalux.assure.junit.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program's Java is told of an archive of classes; that it takes it is seen by {@link SandboxIT}. */
class ClassArchiveTest {

    @TempDir
    private Path folder;

    @Test
    void one_that_lies_beside_the_jar_is_named_and_nothing_where_there_is_none() throws Exception {
        Path jar = folder.resolve("sandbox.jar");
        assertThat(ClassArchive.options(jar)).isEmpty();

        Path archive = Files.createFile(folder.resolve("sandbox.jsa"));

        assertThat(ClassArchive.options(jar)).first().isEqualTo("-XX:SharedArchiveFile=" + archive);
    }
}
