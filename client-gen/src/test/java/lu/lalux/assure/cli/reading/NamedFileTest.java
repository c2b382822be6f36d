package lu.lalux.assure.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedFileTest {

    private static final String NAME = "Müller été.pdf";

    @TempDir
    private Path folder;

    @Test
    void an_accent_may_be_written_with_one_character_or_two() throws IOException {
        Path file = Files.createFile(folder.resolve(Normalizer.normalize(NAME, Normalizer.Form.NFD)));
        assertThat(NamedFile.in(folder, NAME)).isEqualTo(file);

        Path inside = Files.createDirectory(folder.resolve("mars"));
        Path composed = Files.createFile(inside.resolve(NAME));
        assertThat(NamedFile.in(folder, "mars/" + Normalizer.normalize(NAME, Normalizer.Form.NFD)))
                .isEqualTo(composed);
    }

    @Test
    void the_very_name_goes_before_and_another_one_is_none() throws IOException {
        Path file = Files.createFile(folder.resolve(NAME));
        Files.createFile(folder.resolve(Normalizer.normalize(NAME, Normalizer.Form.NFD)));
        assertThat(NamedFile.in(folder, NAME)).isEqualTo(file);
        assertThat(NamedFile.in(folder, "Muller ete.pdf")).isEqualTo(folder.resolve("Muller ete.pdf"));
        assertThat(NamedFile.in(folder, "nulle part/é.pdf")).isEqualTo(folder.resolve("nulle part/é.pdf"));
    }
}
