package lu.lalux.assure.stub.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

    private static final int FEWEST = 2;
    private static final int MOST = 6;
    private static final int WAIT_SECONDS = 10;
    private static final int LOOKS_IN_A_SECOND = 1_000 / RequestThreads.LOOK_MILLIS;

    private ThreadPoolExecutor pool;
    private RequestThreads threads;
    private final CountDownLatch end = new CountDownLatch(1);

    /** As Tomcat makes it, where the queue refuses work as long as there may be one thread more. */
    @BeforeEach
    void start() {
        TaskQueue queue = new TaskQueue();
        pool = new ThreadPoolExecutor(
                FEWEST, MOST, 1, TimeUnit.MINUTES, queue, new TaskThreadFactory("test-", true, Thread.NORM_PRIORITY));
        queue.setParent(pool);
        threads = new RequestThreads(pool);
    }

    @AfterEach
    void stop() {
        end.countDown();
        pool.shutdownNow();
    }

    @Test
    @DisplayName("what is soon done gets no thread of its own, however much comes at once")
    void few() throws Exception {
        CountDownLatch done = new CountDownLatch(1_000);
        for (long left = done.getCount(); left > 0; left--) {
            pool.execute(done::countDown);
        }
        assertThat(done.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        awaitSize(0, pool::getSubmittedCount);
        look(1);
        assertThat(pool.getLargestPoolSize()).isEqualTo(FEWEST);
        assertThat(pool.getMaximumPoolSize()).isEqualTo(FEWEST);
    }

    @Test
    @DisplayName("what waits behind threads that wait gets one, and no more of them than there may be")
    void more() throws Exception {
        CountDownLatch served = new CountDownLatch(1);
        block(MOST - 1);
        pool.execute(served::countDown);
        look(MOST);
        assertThat(served.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        block(2);
        look(MOST);
        assertThat(pool.getPoolSize()).isEqualTo(MOST);
        awaitSize(1, pool.getQueue()::size);
    }

    @Test
    @DisplayName("threads that are no longer needed end, some each second")
    void fewerAgain() throws Exception {
        block(MOST);
        look(MOST);
        assertThat(pool.getMaximumPoolSize()).isEqualTo(MOST);
        end.countDown();
        awaitSize(0, pool::getSubmittedCount);
        look(LOOKS_IN_A_SECOND);
        assertThat(pool.getMaximumPoolSize()).isEqualTo(MOST - 1);
        look((MOST - FEWEST) * LOOKS_IN_A_SECOND);
        awaitSize(FEWEST, pool::getPoolSize);
        assertThat(pool.getCorePoolSize()).isEqualTo(FEWEST);
    }

    private void look(int times) {
        for (int look = 0; look < times; look++) {
            threads.run();
        }
    }

    private void block(int tasks) {
        for (int task = 0; task < tasks; task++) {
            pool.execute(() -> {
                try {
                    end.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private static void awaitSize(int size, IntSupplier actual) throws InterruptedException {
        for (int pause = 0; pause < WAIT_SECONDS * LOOKS_IN_A_SECOND && actual.getAsInt() != size; pause++) {
            Thread.sleep(RequestThreads.LOOK_MILLIS);
        }
        assertThat(actual.getAsInt()).isEqualTo(size);
    }
}
