package lu.lalux.assure.stub.token.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashingTurnsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void stop() {
        end.countDown();
        threads.shutdownNow();
    }

    @Test
    @DisplayName("two kinds share the processors, and of either no more ask for one than there are")
    void twoKinds() throws Exception {
        Semaphore processors = new Semaphore(1, true);
        HashingSettings one = new HashingSettings(1, LONG);
        HashingTurns strangers = new HashingTurns(one, processors);
        HashingTurns known = new HashingTurns(one, processors);
        List<Future<Boolean>> attack = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            attack.add(start(strangers, "203.0.113." + i));
        }
        await(() -> running.get() == 1 && processors.getQueueLength() == 0);
        Future<Boolean> person = start(known, "203.0.113.99");
        await(() -> processors.getQueueLength() == 1);
        end.countDown();

        assertThat(person.get()).isTrue();
        for (Future<Boolean> attempt : attack) {
            assertThat(attempt.get()).isTrue();
        }
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "of 64 at once from one address four are taken, two at a time; the others are told at once, others are served")
    void oneAddress() throws Exception {
        HashingTurns turns = turns(2, LONG);
        List<Future<Boolean>> attack = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            attack.add(start(turns, "203.0.113.66"));
        }
        await(() -> refused(attack).size() == 60 && running.get() == 2);
        Future<Boolean> other = start(turns, "203.0.113.1");
        end.countDown();

        assertThat(other.get()).isTrue();
        assertThat(most.get()).isEqualTo(2);
        assertThat(refused(attack)).hasSize(60).allSatisfy(problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.TROP_DE_REQUETES);
            assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("30");
        });
        await(() -> attack.stream().allMatch(Future::isDone));
        assertThat(turns.take(ClientNetwork.of("203.0.113.66"), () -> true)).isTrue();
    }

    @Test
    @DisplayName("all together have 32 places; then 503, whoever it is")
    void allTogether() throws Exception {
        HashingTurns turns = turns(1, LONG);
        List<Future<Boolean>> attack = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            attack.add(start(turns, "203.0.113." + i));
        }
        await(() -> refused(attack).size() == 8 && running.get() == 1);
        end.countDown();

        await(() -> attack.stream().allMatch(Future::isDone));
        assertThat(refused(attack))
                .hasSize(8)
                .allSatisfy(problem -> assertThat(problem.type()).isEqualTo(ProblemType.SERVICE_INDISPONIBLE));
        assertThat(turns.take(ClientNetwork.of("203.0.113.99"), () -> true)).isTrue();
    }

    @Test
    @DisplayName("whoever has waited long enough is told when to come again")
    void patience() throws Exception {
        HashingTurns turns = turns(1, Duration.ofMillis(1_100));
        start(turns, "203.0.113.1");
        await(() -> running.get() == 1);

        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> turns.take(ClientNetwork.of("203.0.113.2"), () -> true));
        assertThat(refused.problem().type()).isEqualTo(ProblemType.SERVICE_INDISPONIBLE);
        assertThat(refused.problem().headers().getFirst("Retry-After")).isEqualTo("2");
    }

    @Test
    void settings() {
        assertThat(new HashingSettings(3, LONG).atOnce()).isEqualTo(3);
        assertThat(new HashingSettings(0, LONG).atOnce()).isBetween(1, 64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashingSettings(-1, LONG))
                .withMessageContaining("assure.token.hashing.parallel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashingSettings(1, LONG.plusMillis(1)))
                .withMessageContaining("assure.token.hashing.max-wait");
    }

    private static HashingTurns turns(int atOnce, Duration patience) {
        return new HashingTurns(new HashingSettings(atOnce, patience), new Semaphore(atOnce, true));
    }

    private Future<Boolean> start(HashingTurns turns, String address) {
        return threads.submit(() -> turns.take(ClientNetwork.of(address), this::hash));
    }

    private static List<Problem> refused(List<Future<Boolean>> attempts) {
        List<Problem> problems = new ArrayList<>();
        for (Future<Boolean> attempt : attempts) {
            if (attempt.isDone()) {
                try {
                    attempt.get();
                } catch (ExecutionException refused) {
                    problems.add(((ProblemException) refused.getCause()).problem());
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
        }
        return problems;
    }

    private boolean hash() {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            end.await();
            return true;
        } catch (InterruptedException stopped) {
            return false;
        } finally {
            running.decrementAndGet();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }
}
