package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who scans next. */
@Timeout(60)
class FairPlacesTest {

    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final BlockingQueue<String> served = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("one account gets half of the places, another one finds one at once")
    void half() throws Exception {
        FairPlaces places = new FairPlaces(3);
        places.take("A", SHORT);
        places.take("A", SHORT);
        assertThatIOException()
                .isThrownBy(() -> places.take("A", SHORT))
                .withMessageContaining("assure.antivirus.parallel");
        FairPlaces.Place other = places.take("B", SHORT);
        assertThatIOException().isThrownBy(() -> places.take("B", SHORT));
        other.giveBack();
        other.giveBack();
        places.take("C", SHORT);
        assertThatIOException().as("what is given back twice is there once").isThrownBy(() -> places.take("D", SHORT));
    }

    @Test
    @DisplayName("a single place is everybody's in turn, however many wait for one account")
    void inTurn() throws Exception {
        FairPlaces places = new FairPlaces(1);
        FairPlaces.Place first = places.take("A", SHORT);
        List<CompletableFuture<Void>> all = Stream.of("A1", "A2", "A3", "B1", "B2", "C1")
                .map(name -> waiting(places, name))
                .toList();
        first.giveBack();
        all.forEach(CompletableFuture::join);
        assertThat(served).containsExactly("B1", "C1", "A1", "B2", "A2", "A3");
    }

    @Test
    @DisplayName("an account whose uploads wait has its turn, though others come back as soon as they were served")
    void reentry() throws Exception {
        FairPlaces places = new FairPlaces(1);
        FairPlaces.Place first = places.take("A", SHORT);
        waiting(places, "A1");
        CompletableFuture<FairPlaces.Place> b = holding(places, "B1");
        CompletableFuture<FairPlaces.Place> c = holding(places, "C1");
        first.giveBack();
        b.join().giveBack();
        CompletableFuture<FairPlaces.Place> again = holding(places, "B2");
        c.join().giveBack();
        again.join();
        assertThat(served).containsExactly("B1", "C1", "A1", "B2");
    }

    @Test
    @DisplayName("so many may wait for one account, and leave room for others'")
    void bounded() throws Exception {
        FairPlaces places = new FairPlaces(1);
        FairPlaces.Place first = places.take("A", SHORT);
        List<CompletableFuture<Void>> waiting =
                IntStream.range(0, 4).mapToObj(i -> waiting(places, "A" + i)).toList();
        assertThatIOException()
                .isThrownBy(() -> places.take("A", AMPLE))
                .withMessage("Too many files of one account wait for a scan: 4");
        CompletableFuture<Void> other = waiting(places, "B0");
        first.giveBack();
        other.join();
        waiting.forEach(CompletableFuture::join);
        assertThat(served.peek()).isEqualTo("B0");
    }

    @Test
    @DisplayName("who gave up waiting is not served")
    void gaveUp() throws Exception {
        FairPlaces places = new FairPlaces(1);
        FairPlaces.Place first = places.take("A", SHORT);
        assertThatIOException().isThrownBy(() -> places.take("B", SHORT));
        Thread.currentThread().interrupt();
        assertThatIOException().isThrownBy(() -> places.take("B", AMPLE)).withMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
        first.giveBack();
        places.take("C", SHORT).giveBack();
        places.take("B", SHORT);
    }

    private CompletableFuture<Void> waiting(FairPlaces places, String name) {
        return holding(places, name).thenAccept(FairPlaces.Place::giveBack);
    }

    /** When this returns it waits behind those before it: its thread stands in the queue. */
    private CompletableFuture<FairPlaces.Place> holding(FairPlaces places, String name) {
        CompletableFuture<FairPlaces.Place> taken = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                FairPlaces.Place place = places.take(name.substring(0, 1), AMPLE);
                served.add(name);
                taken.complete(place);
            } catch (IOException failed) {
                taken.completeExceptionally(new UncheckedIOException(failed));
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING && !taken.isDone()) {
            Thread.onSpinWait();
        }
        return taken;
    }
}
