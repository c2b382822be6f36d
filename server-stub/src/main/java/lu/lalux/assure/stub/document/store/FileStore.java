package lu.lalux.assure.stub.document.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where the bytes of files are kept. A file exists from the transaction that stores its row in the table
 * {@code documents} to the one that notes in that row that it is removed; the store takes part in both, by
 * {@link #adopt} and {@link #release}.
 */
public interface FileStore {

    /** Begins a file. */
    Arrival begin() throws IOException;

    /** @throws IOException when no file could arrive now */
    default void tryOut() throws IOException {
        try (Arrival arrival = begin()) {
            arrival.write(new byte[1], 0, 1);
        }
    }

    /**
     * Called before anything else. Makes sure that the files that are there belong to this database: those of another
     * one have no row here, and would be removed as left over.
     *
     * @param database its id
     * @param empty whether no file has a row
     * @throws IllegalStateException when they are another's
     */
    void belongTo(String database, boolean empty) throws IOException;

    /**
     * In the transaction that stores the file's row: its bytes are all there, and stay from now on.
     *
     * @param size how many they are
     * @throws FileLostException when they are not, and there must be no row
     */
    void adopt(String key, long size, JdbcClient transaction);

    /** In the transaction that notes in the file's row that it is removed: its bytes may go. */
    void release(String key, JdbcClient transaction);

    /** Removes a file that has no row, or was released; nothing happens when it is not there. */
    void remove(String key) throws IOException;

    /**
     * Before this instance takes its first file: removes all that a crash left behind, of any instance, files that
     * arrive no longer, and files without a row. What another instance may be busy with stays.
     *
     * @param known of these keys, those whose files are to be there
     */
    void repairAtStart(UnaryOperator<Set<String>> known) throws IOException;

    /**
     * The same while this instance and others take files: a file that somebody may still be busy with stays. A call may
     * look at a part of the files only, if as many calls as there are parts look at all of them.
     *
     * @param known of these keys, those whose files are to be there
     */
    void repair(UnaryOperator<Set<String>> known) throws IOException;

    /**
     * A file that arrives. Nobody sees it; closed without having been kept, it leaves nothing behind. One thread uses
     * it.
     */
    interface Arrival extends Closeable {

        void write(byte[] bytes, int offset, int length) throws IOException;

        /** Gives all bytes that were written once more, in their order, a part of the file at a time. */
        void read(Reader reader) throws IOException;

        /**
         * Ends the file. Its bytes are then safe, at the latest when the transaction is that stores its row.
         *
         * @param extension what its key ends in, with the dot
         * @return its key
         */
        String keep(String extension) throws IOException;
    }

    /** Who reads a file. */
    @FunctionalInterface
    interface Reader {

        /** The next bytes, at least one; they are the reader's until it returns. */
        void take(byte[] bytes, int offset, int length) throws IOException;
    }
}
