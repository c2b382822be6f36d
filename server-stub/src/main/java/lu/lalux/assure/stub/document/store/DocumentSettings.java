package lu.lalux.assure.stub.document.store;

import java.time.Duration;
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
        if (retention != null && (retention.isNegative() || retention.isZero())) {
            throw new IllegalArgumentException("assure.document.retention is a duration");
        }
        if (purge.isNegative() || purge.isZero()) {
            throw new IllegalArgumentException("assure.document.purge is a duration");
        }
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("assure.document.reserve is a size, or 0");
        }
        if (store == Store.S3 && s3.bucket().isEmpty()) {
            throw new IllegalArgumentException("assure.document.s3.bucket is missing");
        }
    }
}
