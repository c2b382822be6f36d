package lu.lalux.assure.stub.document.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Of sizes around those of a block and of a part; of two files, so that the second has the first one's memory. */
class UncachedFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 262_143, 262_144, 262_145, 790_000})
    @DisplayName("a file has the bytes that were written, read while it arrives and afterwards")
    void sameBytes(int size) throws IOException {
        UploadFolder uploads =
                new UploadFolder(folder, Duration.ofHours(1), new FreeSpace(() -> Long.MAX_VALUE, DataSize.ofBytes(0)));
        for (int file = 0; file < 2; file++) {
            byte[] content = new byte[size];
            Random random = new Random(size + file);
            random.nextBytes(content);
            try (UploadFolder.ArrivingFile arriving = uploads.begin()) {
                int from = 0;
                while (from < size) {
                    int length = Math.min(1 + random.nextInt(100_000), size - from);
                    arriving.write(content, from, length);
                    from += length;
                    assertThat(read(arriving)).isEqualTo(Arrays.copyOf(content, from));
                }
                assertThat(Files.readAllBytes(arriving.end())).isEqualTo(content);
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static byte[] read(UploadFolder.ArrivingFile arriving) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        arriving.read(read::write);
        return read.toByteArray();
    }
}
