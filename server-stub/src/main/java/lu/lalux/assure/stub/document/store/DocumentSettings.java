package lu.lalux.assure.stub.document.store;

import java.time.Duration;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept of uploads, and for how long.
 *
 * @param store where their bytes are kept
 * @param moved whether it is right that the database knows its objects in another bucket, or under another prefix
 * @param retention how long a key can be used; the contract's {@code x-duree-conservation} unless it is set
 * @param purge how often old files are looked for
 * @param reserve how much of the data folder's disk is left free of files, for the database and the purge; 0 for
 *     nothing
 * @param s3 where the store {@code s3} keeps its objects
 */
@ConfigurationProperties("assure.document")
public record DocumentSettings(
        @DefaultValue("folder") Store store,
        @DefaultValue("false") boolean moved,
        @Nullable Duration retention,
        @DefaultValue("10m") Duration purge,
        @DefaultValue("64MB") DataSize reserve,
        @DefaultValue S3Settings s3) {

    /** Where bytes are kept. */
    public enum Store {
        /** {@link FolderStore}, in the data folder. */
        FOLDER,
        /** {@link PostgresStore}, in the database, which then is PostgreSQL. */
        POSTGRESQL,
        /** {@link S3Store}, in a bucket of an object store. */
        S3
    }

    public DocumentSettings {
        WrongValueException.unless(
                retention == null || !(retention.isNegative() || retention.isZero()),
                "assure.document.retention",
                "duration.positive");
        WrongValueException.unless(
                !(purge.isNegative() || purge.isZero()), "assure.document.purge", "duration.positive");
        WrongValueException.unless(!reserve.isNegative(), "assure.document.reserve", "size");
        WrongValueException.unless(store != Store.S3 || !s3.bucket().isEmpty(), "assure.document.s3.bucket", "bucket");
    }
}
