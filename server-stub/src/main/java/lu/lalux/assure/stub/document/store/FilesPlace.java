package lu.lalux.assure.stub.document.store;

import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the database's files are. A start that looks for them elsewhere is refused: none would be found, and the purge would forget them where
 * they are.
 */
final class FilesPlace {

    private final JdbcClient reader;
    private final DatabaseWriter writer;

    FilesPlace(JdbcClient reader, DatabaseWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** How the database calls the store that is chosen; not by a folder's path or a server's address, which may change around the same files. */
    static String of(DocumentSettings documents) {
        return switch (documents.store()) {
            case FOLDER -> "folder";
            case POSTGRESQL -> "postgresql";
            case S3 -> "s3:" + documents.s3().bucket() + '/' + documents.s3().prefix();
        };
    }

    /**
     * From the first start on it is known; as long as no file is, or when they were moved, it may become another one.
     *
     * @param moved whether somebody says that all files are at the chosen place now
     * @throws StartRefusedException if they are elsewhere
     */
    void require(String chosen, boolean moved) {
        int known = writer.write(client -> client.sql("update installation set magasin = :chosen where magasin is null"
                        + " or magasin = :chosen or 1 = :moved or not exists (select 1 from documents)")
                .param("chosen", chosen)
                .param("moved", moved ? 1 : 0)
                .update());
        if (known == 0) {
            throw new StartRefusedException(
                    "start.store.changed",
                    reader.sql("select magasin from installation")
                            .query(String.class)
                            .single(),
                    chosen);
        }
    }
}
