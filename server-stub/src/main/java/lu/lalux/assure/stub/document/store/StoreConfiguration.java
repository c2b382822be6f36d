package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.DatabaseSettings;
import lu.lalux.assure.stub.storage.EarlyWrites;
import lu.lalux.assure.stub.storage.StorageSettings;
import lu.lalux.assure.stub.storage.folder.OwnersOnly;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store that was chosen. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** No upload takes as long. What is younger may be arriving, here or at another instance. */
    private static final Duration ARRIVAL = Duration.ofHours(1);

    @Bean
    FileStore fileStore(
            DocumentSettings documents,
            StorageSettings storage,
            DatabaseSettings database,
            ObjectProvider<EarlyWrites> earlyWrites)
            throws IOException {
        if (documents.store() == DocumentSettings.Store.FOLDER) {
            Path data = storage.dataFolder().toAbsolutePath();
            OwnersOnly.require(OwnersOnly.folder(data));
            Path folder = data.resolve("documents");
            FreeSpace space = new FreeSpace(folder.toFile()::getUsableSpace, documents.reserve());
            return new FolderStore(folder, ARRIVAL, !database.shared(), space);
        }
        if (!database.shared()) {
            throw new StartRefusedException("start.store");
        }
        return new PostgresStore(earlyWrites.getObject(), ARRIVAL);
    }
}
