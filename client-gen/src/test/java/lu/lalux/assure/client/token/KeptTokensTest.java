package lu.lalux.assure.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lu.lalux.assure.client.AdjustableClock;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.token.KeptTokens.Held;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who renews, who waits, and what those who wait get. */
@Timeout(60)
class KeptTokensTest {

    private static final Fonction ANY = Fonction.REPARATEUR;

    private final AdjustableClock clock = new AdjustableClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    static Stream<RuntimeException> failures() {
        return Stream.of(
                AssureException.noAnswer("POST /token", new IOException("down")),
                new CancellationException("The window was closed"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void those_who_waited_for_a_renewal_that_failed_have_its_failure_and_do_not_try_in_turn(RuntimeException failure)
            throws Exception {
        KeptTokens tokens = tokens(() -> {
            throw failure;
        });
        List<Object> ends = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Thread thread = new Thread(() -> {
                try {
                    ends.add(tokens.token(ANY));
                } catch (RuntimeException e) {
                    ends.add(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }

        answer.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(fetches).hasValue(1);
        assertThat(ends).hasSize(5).containsOnly(failure);
        assertThatThrownBy(() -> tokens.token(ANY)).isSameAs(failure);
        assertThat(fetches).as("whoever comes later tries again").hasValue(2);
    }

    @Test
    void whoever_waits_can_be_interrupted_and_the_others_go_on() throws Exception {
        KeptTokens tokens = tokens(() -> {});
        List<Object> ends = new ArrayList<>();
        Thread first = new Thread(() -> tokens.token(ANY));
        first.start();
        asked.await();
        Thread second = new Thread(() -> {
            try {
                tokens.token(ANY);
            } catch (AssureException e) {
                ends.add(e.getCause().getClass());
            }
        });
        second.start();

        second.interrupt();
        second.join();

        assertThat(ends).containsExactly(InterruptedException.class);
        answer.countDown();
        first.join();
        assertThat(tokens.token(ANY)).isEqualTo("jeton-1");
    }

    @Test
    void two_who_were_refused_with_one_token_have_one_new_one() {
        answer.countDown();
        KeptTokens tokens = tokens(() -> {});
        String old = tokens.token(ANY);

        assertThat(tokens.refused(ANY, old)).isTrue();
        String renewed = tokens.token(ANY);
        assertThat(tokens.refused(ANY, old)).as("the second, later").isTrue();

        assertThat(tokens.token(ANY)).isEqualTo(renewed).isNotEqualTo(old);
        assertThat(fetches).hasValue(2);
    }

    @Test
    void forgetting_waits_for_nobody_and_nothing_is_kept_afterwards() throws Exception {
        KeptTokens tokens = tokens(() -> {});
        Thread renewing = new Thread(() -> tokens.token(ANY));
        renewing.start();
        asked.await();

        tokens.forget();
        answer.countDown();
        renewing.join();

        tokens.token(ANY);
        assertThat(fetches).as("the first token was not kept").hasValue(2);
    }

    @Test
    void a_clock_that_is_set_back_costs_one_refusal() {
        answer.countDown();
        KeptTokens tokens = tokens(() -> {});
        tokens.token(ANY);
        clock.advance(Duration.ofDays(-1));

        assertThat(tokens.token(ANY)).as("believed for too long").isEqualTo("jeton-1");
        tokens.refused(ANY, "jeton-1");
        assertThat(tokens.token(ANY)).isEqualTo("jeton-2");
    }

    private KeptTokens tokens(Runnable end) {
        return new KeptTokens(
                new KeptTokens.Source() {
                    @Override
                    public Held fetch(Fonction fonction) {
                        int number = fetches.incrementAndGet();
                        asked.countDown();
                        try {
                            answer.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        end.run();
                        return Held.of("jeton-" + number, clock.instant(), Duration.ofHours(1));
                    }

                    @Override
                    public void forget() {}
                },
                clock);
    }
}
