package lu.lalux.assure.stub.document;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.document.store.DocumentLimits;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.storage.writer.DatabaseId;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A purge while the store removes nothing. */
class PurgeStoreOutIT {

    @TempDir
    Path folder;

    @Test
    @DisplayName("the first file that cannot be removed ends a purge, and the next one goes on")
    void endsAtTheFirst() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            for (int i = 0; i < 3; i++) {
                sandbox.upload(GARAGE, "/reparateur/upload");
            }
            sandbox.clock().advance(Duration.ofHours(25));
            AtomicInteger tried = new AtomicInteger();
            FileStore out = (FileStore) Proxy.newProxyInstance(
                    FileStore.class.getClassLoader(), new Class<?>[] {FileStore.class}, (store, method, arguments) -> {
                        tried.incrementAndGet();
                        throw new IOException("out");
                    });
            DocumentUpkeep upkeep = new DocumentUpkeep(
                    out,
                    sandbox.bean(DocumentRepository.class),
                    sandbox.bean(DocumentLimits.class),
                    sandbox.bean(MachineTime.class),
                    sandbox.bean(DatabaseId.class));

            upkeep.purge();
            assertThat(tried).hasValue(1);
            upkeep.purge();
            assertThat(tried).hasValue(2);
        }
    }
}
