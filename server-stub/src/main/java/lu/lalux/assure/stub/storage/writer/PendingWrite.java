package lu.lalux.assure.stub.storage.writer;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A write that waits, for its turn and then for the commit. */
final class PendingWrite<I, R> {

    private final BatchWrite<I, R> kind;
    private final I item;
    private final CompletableFuture<R> done = new CompletableFuture<>();
    private @Nullable R result;

    PendingWrite(BatchWrite<I, R> kind, I item) {
        this.kind = kind;
        this.item = item;
    }

    BatchWrite<I, R> kind() {
        return kind;
    }

    I item() {
        return item;
    }

    CompletableFuture<R> done() {
        return done;
    }

    void made(R made) {
        result = made;
    }

    void committed() {
        done.complete(result);
    }
}
