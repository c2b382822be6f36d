package lu.lalux.assure.stub.document.store;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A bucket whose calls cannot be signed. */
class BucketTest {

    @TempDir
    Path folder;

    static RuntimeException[] failures() {
        return new RuntimeException[] {
            new IllegalArgumentException("half written"),
            new IllegalStateException("no key"),
            new UncheckedIOException(new NoSuchFileException("cles"))
        };
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName("while its file of keys is being written it is a store that does not do what it is asked for")
    void noKeys(RuntimeException failure) throws Exception {
        AwsCredentialsProvider keys = () -> {
            throw failure;
        };
        Path file = Files.createFile(folder.resolve("a"));
        try (WireStore store = new WireStore();
                Bucket bucket = new Bucket(store.s3(), keys)) {
            assertThatIOException().isThrownBy(() -> bucket.put("a", file)).withCause(failure);
            assertThatIOException().isThrownBy(() -> bucket.remove("a")).withCause(failure);
            assertThatIOException().isThrownBy(bucket::reach).withCause(failure);
        }
    }
}
