package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import lu.lalux.assure.stub.storage.EarlyWrites;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files as rows of bytes in PostgreSQL, so that instances need no folder in common. A file is written in slices as it
 * arrives, each in a transaction of its own: an upload holds a slice in memory and, between two slices, no connection.
 *
 * <p>Rows rather than PostgreSQL's large objects: a large object is read and written within one transaction, which a
 * slow client would keep open, and no foreign key can point at it.
 *
 * <p>As long as a file has no row in the table {@code documents}, the column {@code sans_document_depuis} of its row in
 * {@code fichiers} says since when. The transaction that stores the former row clears that column, and fails when the
 * file was removed meanwhile. So when an upload and a clean-up meet at one file, one of them wins, and the other finds
 * out.
 */
final class PostgresStore implements FileStore {

    private static final int SLICE = 256 * 1024;
    private static final int ID = 36;
    private static final int LOT = 100;

    /** The database's, which all instances share, in milliseconds. */
    private static final String NOW = "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    private final JdbcClient database;
    private final Duration arrival;

    /**
     * @param writes the connections that files are written through
     * @param arrival after how long no file can be arriving any more
     */
    PostgresStore(EarlyWrites writes, Duration arrival) {
        this.database = writes.client();
        this.arrival = arrival;
    }

    @Override
    public Arrival begin() throws IOException {
        String id = UUID.randomUUID().toString();
        stored(() -> database.sql("insert into fichiers (id, sans_document_depuis) values (?, " + NOW + ")")
                .param(id)
                .update());
        return new Slices(id);
    }

    /** They are in the database itself. */
    @Override
    public void belongTo(String database, boolean empty) {}

    /**
     * The slices' commits did not wait for the disk: a server that crashed between two of them may have lost some that
     * it had acknowledged, so they are counted. Those that are there are on disk when this transaction is, since both
     * are written to one log, in their order.
     */
    @Override
    public void adopt(String key, long size, JdbcClient transaction) {
        if (stored(key, transaction) != size) {
            throw new FileLostException(key);
        }
        int adopted = transaction
                .sql(
                        "update fichiers set sans_document_depuis = null where id = ? and sans_document_depuis is not null")
                .param(id(key))
                .update();
        if (adopted == 0) {
            throw new FileLostException(key);
        }
    }

    private static long stored(String key, JdbcClient transaction) {
        return transaction
                .sql("select coalesce(sum(octet_length(octets)), 0) from morceaux where fichier = ?")
                .param(id(key))
                .query(Long.class)
                .single();
    }

    @Override
    public void release(String key, JdbcClient transaction) {
        transaction
                .sql("update fichiers set sans_document_depuis = 0 where id = ?")
                .param(id(key))
                .update();
    }

    @Override
    public void remove(String key) throws IOException {
        removeUnlessAdopted(id(key));
    }

    @Override
    public void repairAtStart(UnaryOperator<Set<String>> known) throws IOException {
        repair(known);
    }

    /**
     * Finds all of them at each call: an index has the files without a row, so that none of the others is looked at.
     */
    @Override
    public void repair(UnaryOperator<Set<String>> known) throws IOException {
        List<String> lot;
        do {
            lot = stored(() -> database.sql("select id from fichiers where sans_document_depuis < " + NOW + " - ?"
                            + " order by sans_document_depuis limit ?")
                    .params(arrival.toMillis(), LOT)
                    .query(String.class)
                    .list());
            for (String id : lot) {
                removeUnlessAdopted(id);
            }
        } while (lot.size() == LOT);
    }

    private void removeUnlessAdopted(String id) throws IOException {
        stored(() -> database.sql("delete from fichiers where id = ? and sans_document_depuis is not null")
                .param(id)
                .update());
    }

    private static String id(String key) {
        return key.substring(0, ID);
    }

    private static <T> T stored(Supplier<T> statement) throws IOException {
        try {
            return statement.get();
        } catch (DataAccessException failed) {
            throw new IOException("The database did not take a file", failed);
        }
    }

    private final class Slices implements Arrival {

        private final String id;
        private byte[] slice = new byte[0];
        private int filled;
        private int number;
        private boolean kept;

        Slices(String id) {
            this.id = id;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == slice.length) {
                    makeRoom();
                }
                int taken = Math.min(left, slice.length - filled);
                System.arraycopy(bytes, from, slice, filled, taken);
                filled += taken;
                from += taken;
                left -= taken;
            }
        }

        /** The slice begins small and doubles, so that a small file takes little memory. */
        private void makeRoom() throws IOException {
            if (slice.length == SLICE) {
                flush();
            } else {
                slice = Arrays.copyOf(slice, Math.min(SLICE, Math.max(8 * 1024, slice.length * 2)));
            }
        }

        private void flush() throws IOException {
            if (filled > 0) {
                byte[] bytes = filled == slice.length ? slice : Arrays.copyOf(slice, filled);
                stored(() -> database.sql("insert into morceaux (fichier, numero, octets) values (?, ?, ?)")
                        .params(id, number, bytes)
                        .update());
                number++;
                filled = 0;
            }
        }

        /** Each slice is a query of its own, so that no connection is held while the reader works on it. */
        @Override
        public void read(Reader reader) throws IOException {
            flush();
            for (int i = 0; i < number; i++) {
                byte[] bytes = slice(i);
                reader.take(bytes, 0, bytes.length);
            }
        }

        private byte[] slice(int i) throws IOException {
            return stored(() -> database.sql("select octets from morceaux where fichier = ? and numero = ?")
                    .params(id, i)
                    .query(byte[].class)
                    .single());
        }

        @Override
        public String keep(String extension) throws IOException {
            flush();
            kept = true;
            return id + extension;
        }

        @Override
        public void close() throws IOException {
            slice = new byte[0];
            filled = 0;
            if (!kept) {
                removeUnlessAdopted(id);
            }
        }
    }
}
