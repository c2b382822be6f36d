package lu.lalux.assure.stub.document.store;

import java.time.Duration;
import java.util.List;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database knows of objects: each has a row in {@code fichiers} before it is put into the store, so that none
 * is ever there that nobody knows of, and a bucket of millions never has to be looked through. As long as a file has no
 * row in the table {@code documents}, {@code sans_document_depuis} says since when; 0 says that it is being removed,
 * and can be adopted no longer, and less than 0 that its object could not be removed, and when that was tried last,
 * with a minus before it.
 */
final class ObjectRows {

    private static final String POSTGRESQL_NOW = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";
    private static final String SQLITE_NOW = "cast(unixepoch('subsec') * 1000 as integer)";

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final String now;

    /** @param shared whether the database is PostgreSQL, whose time all instances then have */
    ObjectRows(JdbcClient reader, DatabaseWriter writer, boolean shared) {
        this.reader = reader;
        this.writer = writer;
        this.now = shared ? POSTGRESQL_NOW : SQLITE_NOW;
    }

    /** An object is about to come; this is on disk when it returns. */
    void add(String id) {
        writer.write(client -> client.sql("insert into fichiers (id, sans_document_depuis) values (?, " + now + ")")
                .param(id)
                .update());
    }

    /** @return whether it can be adopted: nobody removes it */
    boolean adopt(String id, JdbcClient transaction) {
        return transaction
                        .sql(
                                "update fichiers set sans_document_depuis = null where id = ? and sans_document_depuis > 0")
                        .param(id)
                        .update()
                == 1;
    }

    void release(String id, JdbcClient transaction) {
        transaction
                .sql("update fichiers set sans_document_depuis = 0 where id = ?")
                .param(id)
                .update();
    }

    /** @return whether its object may be removed: it has no document, and gets none any more */
    boolean condemn(String id) {
        return writer.write(client -> client.sql(
                                "update fichiers set sans_document_depuis = 0 where id = ? and sans_document_depuis is not null")
                        .param(id)
                        .update()
                == 1);
    }

    /** Its object could not be removed: it comes behind all others. */
    void postpone(String id) {
        writer.write(client -> client.sql("update fichiers set sans_document_depuis = -" + now
                        + " where id = ? and sans_document_depuis = 0")
                .param(id)
                .update());
    }

    /** Its object is gone. */
    void forget(String id) {
        writer.write(client -> client.sql("delete from fichiers where id = ? and sans_document_depuis = 0")
                .param(id)
                .update());
    }

    /** Some that have had no document for so long, or are being removed; none that was postponed. */
    List<String> left(Duration since, int limit) {
        return reader.sql("select id from fichiers where sans_document_depuis >= 0 and sans_document_depuis < " + now
                        + " - ? order by sans_document_depuis limit ?")
                .params(since.toMillis(), limit)
                .query(String.class)
                .list();
    }

    /** Some that were postponed, first those that have not been tried again for longest. */
    List<String> postponed(int limit) {
        return reader.sql("select id from fichiers where sans_document_depuis < 0"
                        + " order by sans_document_depuis desc limit ?")
                .param(limit)
                .query(String.class)
                .list();
    }
}
