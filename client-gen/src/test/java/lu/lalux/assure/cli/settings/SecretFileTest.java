package lu.lalux.assure.cli.settings;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "s3cret\r\n", " s3cret ", "\uFEFFs3cret", "\uFEFF s3cret\r\n"})
    void what_an_editor_puts_around_it_is_no_part_of_it(String content) throws IOException {
        assertThat(read(content.getBytes(UTF_8))).isEqualTo("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "\uFEFF"})
    void an_empty_one_is_said(String content) {
        assertThatThrownBy(() -> read(content.getBytes(UTF_8)))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("est vide");
    }

    @Test
    void another_encoding_is_said_and_nothing_of_it_is_shown() {
        assertThatThrownBy(() -> read("\uFEFFs3cret".getBytes(UTF_16LE)))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("UTF-8")
                .hasMessageNotContaining("s3cret");
    }

    private String read(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("garage.secret"), content);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return SecretFile.read(file, Texts.of("fr"), warning -> {});
    }
}
