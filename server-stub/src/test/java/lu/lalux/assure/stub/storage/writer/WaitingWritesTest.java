package lu.lalux.assure.stub.storage.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How writes that wait become batches. */
@Timeout(30)
class WaitingWritesTest {

    private static final int MANY = 100;
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final WaitingWrites waiting = new WaitingWrites(3);

    @Test
    @DisplayName("all that wait are one batch, in the order in which they came")
    void batch() throws Exception {
        PendingWrite<?, ?> first = offered();
        PendingWrite<?, ?> second = offered();

        assertThat(waiting.take(MANY)).containsExactly(first, second);
        assertThat(waiting.size()).isZero();
    }

    @Test
    @DisplayName("a batch has an end; the rest is the next one's")
    void most() throws Exception {
        PendingWrite<?, ?> first = offered();
        PendingWrite<?, ?> second = offered();

        assertThat(waiting.take(1)).containsExactly(first);
        waiting.made(1);
        assertThat(waiting.take(1)).containsExactly(second);
    }

    @Test
    @DisplayName("there are so many places and no more")
    void places() {
        offered();
        offered();
        offered();

        assertThat(waiting.offer(write())).isFalse();
    }

    @Test
    @DisplayName("an idle taker is woken by the first write")
    void idle() throws Exception {
        CompletableFuture<List<PendingWrite<?, ?>>> taken = taking();
        PendingWrite<?, ?> write = offered();

        assertThat(taken.get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)).containsExactly(write);
    }

    @Test
    @DisplayName("what comes while a batch is being made waits for it, together")
    void together() throws Exception {
        WaitingWrites patient = new WaitingWrites(3, Duration.ofDays(1));
        patient.offer(write());
        int underWay = patient.take(MANY).size();

        PendingWrite<?, ?> first = write();
        PendingWrite<?, ?> second = write();
        patient.offer(first);
        Thread idle =
                new Thread(() -> assertThatThrownBy(() -> patient.take(MANY)).isInstanceOf(InterruptedException.class));
        idle.start();
        idle.join(500);
        assertThat(patient.size()).isEqualTo(1);
        patient.offer(second);
        patient.made(underWay);
        idle.interrupt();
        idle.join();

        assertThat(patient.take(MANY)).containsExactly(first, second);
    }

    @Test
    @DisplayName("but not when that batch takes long, and be it for ever")
    void beside() throws Exception {
        offered();
        waiting.take(MANY);

        PendingWrite<?, ?> write = offered();
        assertThat(taking().get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)).containsExactly(write);
    }

    @Test
    @DisplayName("of two that were idle, one makes the first batch, and the other notices that it takes long")
    void idleBeside() throws Exception {
        WaitingWrites slow = new WaitingWrites(3, Duration.ofMillis(500));
        List<Thread> takers = List.of(new Thread(() -> take(slow)), new Thread(() -> take(slow)));
        for (Thread taker : takers) {
            taker.setDaemon(true);
            taker.start();
            while (taker.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }
        slow.offer(write());
        while (slow.size() > 0) {
            Thread.onSpinWait();
        }
        slow.offer(write());

        for (Thread taker : takers) {
            taker.join(AT_ONCE.toMillis());
            assertThat(taker.isAlive()).isFalse();
        }
    }

    @Test
    @DisplayName("what nobody waits for any longer is left out")
    void leftOut() throws Exception {
        offered().done().completeExceptionally(new TimeoutException());
        PendingWrite<?, ?> write = offered();

        assertThat(waiting.take(MANY)).containsExactly(write);
    }

    @Test
    @DisplayName("nor do those make a batch by themselves")
    void noLotOfNone() throws Exception {
        offered().done().completeExceptionally(new TimeoutException());
        CompletableFuture<List<PendingWrite<?, ?>>> taken = taking();
        PendingWrite<?, ?> write = offered();

        assertThat(taken.get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)).containsExactly(write);
    }

    @Test
    @DisplayName("once closed it takes no more writes, gives out the rest, and then nothing")
    void closed() throws Exception {
        offered();
        waiting.take(MANY);
        PendingWrite<?, ?> last = offered();
        waiting.close();

        assertThat(waiting.offer(write())).isFalse();
        assertThat(waiting.take(MANY)).containsExactly(last);
        assertThat(waiting.take(MANY)).isEmpty();
    }

    @Test
    @DisplayName("a taker that waits when it is closed has nothing more to do")
    void closedWhileWaiting() throws Exception {
        CompletableFuture<List<PendingWrite<?, ?>>> taken = taking();
        waiting.close();

        assertThat(taken.get(AT_ONCE.toMillis(), TimeUnit.MILLISECONDS)).isEmpty();
    }

    private PendingWrite<?, ?> offered() {
        PendingWrite<?, ?> write = write();
        assertThat(waiting.offer(write)).isTrue();
        return write;
    }

    private static PendingWrite<?, ?> write() {
        return new PendingWrite<Object, Object>((database, writes) -> List.of(), new Object());
    }

    private CompletableFuture<List<PendingWrite<?, ?>>> taking() {
        return CompletableFuture.supplyAsync(() -> take(waiting));
    }

    private static List<PendingWrite<?, ?>> take(WaitingWrites from) {
        try {
            return from.take(MANY);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
