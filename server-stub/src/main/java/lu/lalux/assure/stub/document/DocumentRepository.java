package lu.lalux.assure.stub.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.storage.DatabaseWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of kept files. */
@Repository
class DocumentRepository {

    /** What decides whether a key can be used. */
    record Row(String account, String function, Instant stored) {}

    private final JdbcClient reader;
    private final DatabaseWriter writer;

    DocumentRepository(JdbcClient reader, DatabaseWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** Stores a row; it is on disk when this returns. */
    void add(String key, String account, Fonction function, String name, Fichier file, Instant now) {
        writer.write(client -> client.sql("""
                        insert into documents (cle, compte, fonction, nom, taille, sha256, depose_le)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(key, account, function.code(), name, file.size(), file.sha256(), now.toEpochMilli())
                .update());
    }

    Optional<Row> find(String key) {
        return reader.sql("select compte, fonction, depose_le from documents where cle = ?")
                .param(key)
                .query((row, number) ->
                        new Row(row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3))))
                .optional();
    }

    /** Whether the bytes of this key are to be there. */
    boolean isKept(String key) {
        return reader.sql("select count(*) from documents where cle = ? and efface_le is null")
                        .param(key)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The keys of files that are older than that, still there, and named by no settlement. */
    List<String> removable(Instant storedBefore, int limit) {
        return reader.sql("""
                        select cle from documents
                        where efface_le is null and depose_le <= ?
                          and not exists (select 1 from demande_documents d where d.cle = documents.cle)
                        order by depose_le
                        limit ?""")
                .params(storedBefore.toEpochMilli(), limit)
                .query(String.class)
                .list();
    }

    /**
     * Notes that a file is being removed, unless a settlement has come to name it.
     *
     * @return whether it may be removed
     */
    boolean markRemoved(String key, Instant now) {
        return writer.write(client -> {
                    // Waits for a settlement of another instance that is about to name the file; the next statement
                    // sees it.
                    client.sql("update documents set efface_le = null where cle = ? and efface_le is null")
                            .param(key)
                            .update();
                    return client.sql("""
                            update documents set efface_le = ?
                            where cle = ? and efface_le is null
                              and not exists (select 1 from demande_documents d where d.cle = documents.cle)""").params(now.toEpochMilli(), key).update();
                })
                == 1;
    }
}
