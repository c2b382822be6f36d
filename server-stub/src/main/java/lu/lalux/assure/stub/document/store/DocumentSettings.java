package lu.lalux.assure.stub.document.store;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept of uploads, and for how long.
 *
 * @param magasin where their bytes are kept
 * @param conservation how long a key can be used; the contract's {@code x-duree-conservation} unless it is set
 * @param purge how often old files are looked for
 * @param reserve how much of the data folder's disk is left free of files, for the database and the purge; 0 for nothing
 */
@ConfigurationProperties("assure.document")
public record DocumentSettings(
        @DefaultValue("dossier") Magasin magasin,
        @Nullable Duration conservation,
        @DefaultValue("10m") Duration purge,
        @DefaultValue("64MB") DataSize reserve) {

    /** Where bytes are kept. */
    public enum Magasin {
        /** {@link FolderStore}, in the data folder. */
        DOSSIER,
        /** {@link PostgresStore}, in the database, which then is PostgreSQL. */
        POSTGRESQL
    }

    public DocumentSettings {
        if (conservation != null && (conservation.isNegative() || conservation.isZero())) {
            throw new IllegalArgumentException("assure.document.conservation is a duration");
        }
        if (purge.isNegative() || purge.isZero()) {
            throw new IllegalArgumentException("assure.document.purge is a duration");
        }
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("assure.document.reserve is a size, or 0");
        }
    }
}
