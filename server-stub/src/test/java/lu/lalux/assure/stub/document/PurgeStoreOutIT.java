package lu.lalux.assure.stub.document;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.document.store.DocumentLimits;
import lu.lalux.assure.stub.document.store.DocumentSettings;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.document.store.Removals;
import lu.lalux.assure.stub.storage.writer.DatabaseId;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A purge while the store removes nothing, or not all. */
class PurgeStoreOutIT {

    @TempDir
    Path folder;

    @Test
    @DisplayName("so many files in a row that cannot be removed end a purge, and the next one goes on")
    void endsAfterSome() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            for (int i = 0; i < Removals.IN_A_ROW + 2; i++) {
                sandbox.upload(GARAGE, "/reparateur/upload");
            }
            sandbox.clock().advance(Duration.ofHours(25));
            List<String> tried = new ArrayList<>();
            DocumentUpkeep upkeep = upkeep(sandbox, tried, key -> true);

            upkeep.purge();
            assertThat(tried).hasSize(Removals.IN_A_ROW);
            upkeep.purge();
            assertThat(tried).hasSize(Removals.IN_A_ROW + 2).doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("one file that cannot be removed holds up no other")
    void oneOfThem() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            String first = sandbox.upload(GARAGE, "/reparateur/upload");
            sandbox.clock().advance(Duration.ofMinutes(1));
            String second = sandbox.upload(GARAGE, "/reparateur/upload");
            sandbox.clock().advance(Duration.ofHours(25));
            List<String> tried = new ArrayList<>();

            upkeep(sandbox, tried, first::equals).purge();
            assertThat(tried).containsExactly(first, second);
        }
    }

    /** With a store that fails to remove some, and is told in {@code tried} which it was to remove. */
    private static DocumentUpkeep upkeep(Sandbox sandbox, List<String> tried, Predicate<String> fails) {
        FileStore store = (FileStore) Proxy.newProxyInstance(
                FileStore.class.getClassLoader(), new Class<?>[] {FileStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("remove")) {
                        tried.add((String) arguments[0]);
                        if (fails.test((String) arguments[0])) {
                            throw new IOException("out");
                        }
                    }
                    return null;
                });
        return new DocumentUpkeep(
                store,
                sandbox.bean(DocumentRepository.class),
                sandbox.bean(DocumentLimits.class),
                sandbox.bean(DocumentSettings.class),
                sandbox.bean(MachineTime.class),
                sandbox.bean(DatabaseId.class));
    }
}
