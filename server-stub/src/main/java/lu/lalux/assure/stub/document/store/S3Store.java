package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files as objects of a bucket. A file is written to a local disk as it arrives, since an object's length has to be
 * known before its first byte, and put into the bucket when it is kept: acknowledged once the store has it. What the
 * database knows of objects ({@link ObjectRows}) decides what is left over; the bucket is never listed, so several
 * databases may share one.
 */
final class S3Store implements FileStore, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(S3Store.class);
    private static final int ID = 36;
    private static final int LOT = 100;

    private final UploadFolder arriving;
    private final Bucket bucket;
    private final BucketReachability pulse;
    private final ObjectRows rows;
    private final Duration arrival;
    private final boolean alone;

    /**
     * @param arrival longer than any upload takes
     * @param alone whether no other instance has the database, so that at the start nobody is busy with any file
     */
    S3Store(
            UploadFolder arriving,
            Bucket bucket,
            BucketReachability pulse,
            ObjectRows rows,
            Duration arrival,
            boolean alone) {
        this.arriving = arriving;
        this.bucket = bucket;
        this.pulse = pulse;
        this.rows = rows;
        this.arrival = arrival;
        this.alone = alone;
    }

    @Override
    public Arrival begin() throws IOException {
        return new LocalFile(arriving.begin());
    }

    @Override
    public void tryOut() throws IOException {
        FileStore.super.tryOut();
        pulse.require();
    }

    /**
     * Only what the database has a row of is ever removed: the files of a database that was made apart are safe from
     * it. Those of the one that it is a copy of are not; the page on operation says what a copy is given.
     */
    @Override
    public void belongTo(String database, boolean empty) {}

    @Override
    public void adopt(String key, long size, JdbcClient transaction) {
        if (!rows.adopt(id(key), transaction)) {
            throw new FileLostException(key);
        }
    }

    @Override
    public void release(String key, JdbcClient transaction) {
        rows.release(id(key), transaction);
    }

    @Override
    public void remove(String key) throws IOException {
        removeUnlessAdopted(id(key));
    }

    /**
     * A store that cannot be reached keeps nobody from starting, nor does much that is left over: the next purge
     * removes the rest.
     */
    @Override
    public void repairAtStart(UnaryOperator<Set<String>> known) throws IOException {
        Predicate<Path> left = alone ? file -> true : arriving.untouched();
        arriving.remove(left);
        try {
            remove(rows.left(alone ? Duration.ZERO : arrival, LOT), new Removals(1));
        } catch (IOException later) {
            LOG.warn("What is left over is not removed yet: {}", LastingFailure.reason(later));
        }
    }

    /** Objects that could not be removed before come last, so that they hold up no others. */
    @Override
    public void repair(UnaryOperator<Set<String>> known) throws IOException {
        arriving.remove(arriving.untouched());
        Removals removals = new Removals(Removals.IN_A_ROW);
        // Asked for now, so that none is among them that is postponed from here on.
        List<String> postponed = rows.postponed(LOT);
        List<String> lot;
        do {
            lot = rows.left(arrival, LOT);
            remove(lot, removals);
        } while (lot.size() == LOT);
        remove(postponed, removals);
        while (postponed.size() == LOT && !removals.someFailed()) {
            postponed = rows.postponed(LOT);
            remove(postponed, removals);
        }
        removals.end();
    }

    @Override
    public void close() {
        pulse.close();
        bucket.close();
    }

    private void remove(List<String> lot, Removals removals) throws IOException {
        for (String id : lot) {
            removals.run(() -> removeUnlessAdopted(id));
        }
    }

    private void removeUnlessAdopted(String id) throws IOException {
        try {
            if (rows.condemn(id)) {
                removeObject(id);
                rows.forget(id);
            }
        } catch (DataAccessException | ProblemException out) {
            throw new IOException("The database did not note that a file is removed", out);
        }
    }

    private void removeObject(String id) throws IOException {
        try {
            bucket.remove(id);
        } catch (IOException failed) {
            rows.postpone(id);
            throw new IOException("The object " + id + " is not removed", failed);
        }
    }

    private static String id(String key) {
        return key.substring(0, ID);
    }

    private final class LocalFile implements Arrival {

        private final UploadFolder.ArrivingFile file;
        private long size;

        LocalFile(UploadFolder.ArrivingFile file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
            size += length;
        }

        @Override
        public void read(Reader reader) throws IOException {
            file.read(reader);
        }

        /** Whether an object that was not acknowledged is there all the same, nobody knows: its row has it removed. */
        @Override
        public String keep(String extension) throws IOException {
            Path whole = file.end();
            if (Files.size(whole) != size) {
                throw new IOException("A part of the file was lost on its way");
            }
            String id = UUID.randomUUID().toString();
            rows.add(id);
            bucket.put(id, whole);
            return id + extension;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
