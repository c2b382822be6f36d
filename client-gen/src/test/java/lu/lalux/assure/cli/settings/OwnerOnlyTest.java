package lu.lalux.assure.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.cli.output.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {

    /** As on Windows: here, in a zip file, whose files have no owner either. */
    @Test
    void where_a_system_has_no_such_permissions_it_is_said(@TempDir Path folder) throws IOException {
        List<String> said = new ArrayList<>();
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("z.zip"), Map.of("create", "true"))) {
            Path secret = Files.writeString(zip.getPath("/secret"), "un-secret");

            assertThat(SecretFile.read(secret, Texts.of("fr"), said::add)).isEqualTo("un-secret");
        }
        assertThat(said).singleElement().asString().contains("/secret", "ne se vérifient pas sur ce système");
    }
}
