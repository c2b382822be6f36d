package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.DatabaseSettings;
import lu.lalux.assure.stub.storage.EarlyWrites;
import lu.lalux.assure.stub.storage.OwnersOnly;
import lu.lalux.assure.stub.storage.StorageSettings;
import lu.lalux.assure.stub.storage.writer.DatabaseId;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store that was chosen. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** No upload takes as long. What is younger may be arriving, here or at another instance. */
    private static final Duration ARRIVAL = Duration.ofHours(1);

    /** @param named the database, whose row also says where its files are */
    @Bean
    FileStore fileStore(
            DocumentSettings documents,
            StorageSettings storage,
            DatabaseSettings database,
            ObjectProvider<EarlyWrites> earlyWrites,
            JdbcClient reader,
            DatabaseWriter writer,
            DatabaseId named)
            throws IOException {
        boolean alone = !database.shared();
        if (documents.store() == DocumentSettings.Store.POSTGRESQL && alone) {
            throw new StartRefusedException("start.store");
        }
        FilesLocation place = new FilesLocation(documents, reader, writer);
        place.require();
        FileStore store = switch (documents.store()) {
            case FOLDER -> {
                Path folder = folder(storage);
                yield new FolderStore(folder, ARRIVAL, alone, space(folder, documents));
            }
            case POSTGRESQL -> new PostgresStore(earlyWrites.getObject(), ARRIVAL);
            case S3 -> {
                Path folder = folder(storage);
                UploadFolder arriving = new UploadFolder(folder.resolve("en-cours"), ARRIVAL, space(folder, documents));
                Bucket bucket = new Bucket(documents.s3(), AccessKeys.of(documents.s3()));
                boolean reached = new BucketCheck(bucket, documents.s3()).run();
                yield new S3Store(
                        arriving,
                        bucket,
                        new BucketReachability(bucket, reached),
                        new ObjectRows(reader, writer, !alone),
                        ARRIVAL,
                        alone);
            }
        };
        place.write();
        return store;
    }

    private static Path folder(StorageSettings storage) throws IOException {
        Path data = storage.dataFolder().toAbsolutePath();
        OwnersOnly.require(OwnersOnly.folder(data));
        return data.resolve("documents");
    }

    private static FreeSpace space(Path folder, DocumentSettings documents) {
        return new FreeSpace(folder.toFile()::getUsableSpace, documents.reserve());
    }
}
