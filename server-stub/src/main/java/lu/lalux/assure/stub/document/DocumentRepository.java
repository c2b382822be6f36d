package lu.lalux.assure.stub.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.stub.contract.Fonction;
import lu.lalux.assure.stub.document.store.FileLostException;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of kept files. */
@Repository
class DocumentRepository {

    /**
     * What decides whether a key can be used.
     *
     * @param removed whether its bytes are gone, for good; {@code false} may be out of date
     */
    record Row(String account, String function, Instant stored, boolean removed) {}

    private static final int REMEMBERED = 10_000;

    private final JdbcClient reader;
    private final DatabaseWriter writer;
    private final FileStore store;

    /**
     * Rows as they were last read. No row is ever deleted; all that changes in one is that its file is removed
     * ({@link #findNow}).
     */
    private final Cache<String, Row> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    DocumentRepository(JdbcClient reader, DatabaseWriter writer, FileStore store) {
        this.reader = reader;
        this.writer = writer;
        this.store = store;
    }

    /**
     * Stores a row; it is on disk when this returns.
     *
     * @param arrived when that is by the machine's time, from which on the file is kept
     * @param stored when that is for the sandbox, from which on its key is good
     * @throws FileLostException when the file's bytes are gone
     */
    void add(
            String key, String account, Fonction function, String name, Fichier file, Instant arrived, Instant stored) {
        writer.write(client -> {
            store.adopt(key, file.size(), client);
            return client.sql("""
                            insert into documents (cle, compte, fonction, nom, taille, sha256, depose_le, avance)
                            values (?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            key,
                            account,
                            function.code(),
                            name,
                            file.size(),
                            file.sha256(),
                            stored.toEpochMilli(),
                            stored.toEpochMilli() - arrived.toEpochMilli())
                    .update();
        });
    }

    Optional<Row> find(String key) {
        Row row = known.getIfPresent(key);
        if (row != null) {
            return Optional.of(row);
        }
        return findNow(key);
    }

    /** The same, read from the database, since another instance may have removed the file. */
    Optional<Row> findNow(String key) {
        Optional<Row> found = read(key);
        found.ifPresent(there -> known.put(key, there));
        return found;
    }

    private Optional<Row> read(String key) {
        return reader.sql("select compte, fonction, depose_le, efface_le is not null from documents where cle = ?")
                .param(key)
                .query((row, number) -> new Row(
                        row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)), row.getBoolean(4)))
                .optional();
    }

    /** What was stored under these keys, by key, whatever has become of it. */
    Map<String, KeptFile> described(Set<String> keys) {
        Map<String, KeptFile> described = new HashMap<>();
        if (!keys.isEmpty()) {
            reader.sql("select cle, nom, taille, sha256 from documents where cle in (:keys)")
                    .param("keys", keys)
                    .query(row -> {
                        described.put(
                                row.getString(1), new KeptFile(row.getString(2), row.getLong(3), row.getString(4)));
                    });
        }
        return described;
    }

    /** Whether no file has ever been stored. */
    boolean isEmpty() {
        return reader.sql("select cle from documents limit 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    /** Of these keys, those whose bytes are to be there. */
    Set<String> kept(Set<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : Set.copyOf(reader.sql("select cle from documents where cle in (:keys) and efface_le is null")
                        .param("keys", keys)
                        .query(String.class)
                        .list());
    }

    /**
     * The keys of files that arrived before that by the machine's time, are still there, and named by no settlement.
     */
    List<String> removable(Instant arrivedBefore, int limit) {
        return reader.sql("""
                        select cle from documents
                        where efface_le is null and nomme_le is null and depose_le - avance <= ?
                        order by depose_le - avance
                        limit ?""")
                .params(arrivedBefore.toEpochMilli(), limit)
                .query(String.class)
                .list();
    }

    /**
     * Notes that a file is being removed, unless a settlement names it. Both may happen at once, in two instances: the
     * database changes the row for one after the other, and the second sees what the first has done.
     *
     * @return whether it may be removed
     */
    boolean markRemoved(String key, Instant now) {
        boolean removed = writer.write(client -> {
            int marked = client.sql("update documents set efface_le = ?"
                            + " where cle = ? and efface_le is null and nomme_le is null")
                    .params(now.toEpochMilli(), key)
                    .update();
            if (marked == 1) {
                store.release(key, client);
            }
            return marked == 1;
        });
        known.invalidate(key);
        return removed;
    }
}
