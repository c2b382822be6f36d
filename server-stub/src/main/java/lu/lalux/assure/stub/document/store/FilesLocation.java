package lu.lalux.assure.stub.document.store;

import java.util.Optional;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the database's files are. A start that looks for them elsewhere is refused: none would be found, and the purge
 * would forget them where they are.
 */
final class FilesLocation {

    private static final Logger LOG = LoggerFactory.getLogger(FilesLocation.class);

    private static final String BUCKET = "s3:";

    private final String chosen;
    private final boolean moved;
    private final JdbcClient reader;
    private final DatabaseWriter writer;

    FilesLocation(DocumentSettings documents, JdbcClient reader, DatabaseWriter writer) {
        this.chosen = name(documents);
        this.moved = documents.moved();
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * How the database calls a store; not by a folder's path or a server's address, which may change around the same
     * files.
     */
    private static String name(DocumentSettings documents) {
        return switch (documents.store()) {
            case FOLDER -> "folder";
            case POSTGRESQL -> "postgresql";
            case S3 -> BUCKET + documents.s3().bucket() + '/' + documents.s3().prefix();
        };
    }

    /**
     * Before anything is done there. Between two buckets somebody may say that it is right so: their objects have the
     * same names.
     *
     * @throws StartRefusedException if the database has files, and they are elsewhere
     */
    void require() {
        known().filter(known -> !known.equals(chosen) && hasFiles() && !(moved && isBucket(known) && isBucket(chosen)))
                .ifPresent(known -> {
                    throw new StartRefusedException("start.store.changed", known, chosen);
                });
    }

    /** Once the store was found to be good: from now on the files are there. */
    void write() {
        Optional<String> known = known();
        if (known.filter(chosen::equals).isEmpty()) {
            known.ifPresent(
                    before -> LOG.warn("Files are kept in {} from now on; until now it was {}", chosen, before));
            writer.write(client -> client.sql("update installation set magasin = ?")
                    .param(chosen)
                    .update());
        } else if (moved) {
            LOG.warn("assure.document.moved is still set: files are known to be in {}, take it out", chosen);
        }
    }

    private static boolean isBucket(String place) {
        return place.startsWith(BUCKET);
    }

    private Optional<String> known() {
        return reader.sql("select magasin from installation where magasin is not null")
                .query(String.class)
                .optional();
    }

    /** Rows of files that were removed stay. */
    private boolean hasFiles() {
        return reader.sql("select case when exists (select 1 from documents where efface_le is null)"
                                + " or exists (select 1 from fichiers) then 1 else 0 end")
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
