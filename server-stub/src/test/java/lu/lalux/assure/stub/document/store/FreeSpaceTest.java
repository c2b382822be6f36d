package lu.lalux.assure.stub.document.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import lu.lalux.assure.stub.support.KeptFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.unit.DataSize;

/** A store on a disk that has little room. */
class FreeSpaceTest {

    private static final long RESERVE = 1_000;

    @TempDir
    Path folder;

    private final AtomicLong left = new AtomicLong(RESERVE);
    private FolderStore store;
    private KeptFiles files;

    @BeforeEach
    void store() throws IOException {
        store = new FolderStore(folder, Duration.ofHours(1), true, new FreeSpace(left::get, DataSize.ofBytes(RESERVE)));
        files = new KeptFiles.InFolder(folder);
    }

    @Test
    @DisplayName("no file begins with less than the reserve, and the next one does once there is room again")
    void begin() throws Exception {
        left.set(RESERVE - 1);
        assertThatIOException()
                .isThrownBy(store::begin)
                .withMessage("No room for files: 999 bytes are left on the disk, and assure.document.reserve is 1000");
        assertThat(files.arriving()).isZero();

        left.set(RESERVE);
        keep();
        assertThat(files.kept()).isEqualTo(1);
    }

    @Test
    @DisplayName("a file that has taken of the reserve is not kept, and leaves nothing behind")
    void keepNothing() throws Exception {
        try (FileStore.Arrival arrival = store.begin()) {
            arrival.write(new byte[] {1}, 0, 1);
            left.set(RESERVE - 1);
            assertThatIOException().isThrownBy(() -> arrival.keep(".pdf"));
        }
        assertThat(files.arriving()).isZero();
        assertThat(files.kept()).isZero();
    }

    @Test
    @DisplayName("files are removed and what is left over is found without any room")
    void purge() throws Exception {
        String key = keep();
        String unknown = keep();
        left.set(0);
        store.remove(key);
        store.repairAtStart(keys -> Set.of());
        assertThat(files.content(key)).isEmpty();
        assertThat(files.content(unknown)).isEmpty();
        assertThatCode(() -> store.repair(keys -> Set.of())).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("readiness says so")
    void health() {
        StoreHealthIndicator health = new StoreHealthIndicator(store);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        left.set(RESERVE - 1);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private String keep() throws IOException {
        try (FileStore.Arrival arrival = store.begin()) {
            arrival.write(new byte[] {1}, 0, 1);
            return arrival.keep(".pdf");
        }
    }
}
