package lu.lalux.assure.stub.sandbox;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers that wait for nothing but the time: they hold a connection each, and no thread. Not too many at once. */
final class SlowAnswers {

    private final Semaphore places;

    /** @param most how many wait at once */
    SlowAnswers(int most) {
        this.places = new Semaphore(most);
    }

    /** Done when the time is over; at once when too many wait. */
    CompletableFuture<Void> after(Duration delay) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedFuture(null);
        }
        // First the place is free, then the answer is given.
        return new CompletableFuture<Void>()
                .completeOnTimeout(null, delay.toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(places::release);
    }
}
