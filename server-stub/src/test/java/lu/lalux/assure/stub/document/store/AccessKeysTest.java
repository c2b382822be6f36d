package lu.lalux.assure.stub.document.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in a file. */
@DisabledOnOs(
        value = OS.WINDOWS,
        disabledReason = "files are refused by their POSIX permissions, which Windows has not")
class AccessKeysTest {

    private static final String KEYS = "[default]\naws_access_key_id = cle\naws_secret_access_key = secret\n";

    @TempDir
    Path folder;

    @Test
    void good() throws Exception {
        assertThat(AccessKeys.of(settings(file(KEYS, "rw-r-----")))
                        .resolveCredentials()
                        .accessKeyId())
                .isEqualTo("cle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[defau", "[default]\naws_access_key_id = cle\n", "[autre]\naws_access_key_id = cle\n"})
    @DisplayName("a file without keys is refused in both languages")
    void useless(String content) throws Exception {
        assertRefused(file(content, "rw-------"));
    }

    @Test
    @DisplayName("and one that is not there")
    void none() {
        assertRefused(folder.resolve("cles"));
    }

    @Test
    @DisplayName("and one that others may read")
    void open() throws Exception {
        Path file = file(KEYS, "rw-r--r--");
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> AccessKeys.of(settings(file)))
                .withMessageContaining("rw-r--r--");
    }

    private static void assertRefused(Path file) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(() -> AccessKeys.of(settings(file)))
                .withMessageContaining("le fichier " + file)
                .withMessageContaining("the file " + file);
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("cles"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static S3Settings settings(Path credentials) {
        Duration any = Duration.ofSeconds(1);
        return new S3Settings(
                "",
                "us-east-1",
                "essais",
                "",
                false,
                "",
                "",
                credentials.toString(),
                S3Settings.Encryption.BUCKET,
                "",
                1,
                new S3Settings.Delays(any, any, any, any));
    }
}
