package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks every two seconds whether a bucket can be reached, on a thread of its own: whoever asks whether this instance
 * is ready has little time, and gets what was last seen, however slow the store is and however many files it takes.
 */
final class BucketReachability implements AutoCloseable {

    private static final int EVERY = 2;

    private final Bucket bucket;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(look -> {
        Thread looking = new Thread(look, "magasin-objets");
        looking.setDaemon(true);
        return looking;
    });
    private volatile @Nullable IOException failure;

    /** @param reached whether it was just now */
    BucketReachability(Bucket bucket, boolean reached) {
        this.bucket = bucket;
        this.failure = reached ? null : new IOException("The object store did not answer at the start");
        thread.scheduleWithFixedDelay(this::look, EVERY, EVERY, TimeUnit.SECONDS);
    }

    /** @throws IOException when it could not be reached */
    void require() throws IOException {
        IOException last = failure;
        if (last != null) {
            throw last;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void look() {
        try {
            bucket.reach();
            failure = null;
        } catch (IOException out) {
            failure = out;
        }
    }
}
