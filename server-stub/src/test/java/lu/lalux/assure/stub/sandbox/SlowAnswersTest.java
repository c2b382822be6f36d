package lu.lalux.assure.stub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlowAnswersTest {

    private static final Supplier<Optional<Duration>> LONG = () -> Optional.of(Duration.ofMinutes(1));
    private static final Supplier<Optional<Duration>> SHORT = () -> Optional.of(Duration.ofMillis(200));

    private final AtomicInteger struck = new AtomicInteger();
    private final SlowAnswers answers = new SlowAnswers(3, 2);

    @Test
    @DisplayName(
            "an account has no more places than its own: one more answer uses up no order, and another account's still waits")
    void perAccount() {
        answers.next("un", LONG);
        answers.next("un", LONG);
        assertThat(answers.next("un", this::strike)).isEmpty();
        assertThat(struck).hasValue(0);
        assertThat(answers.next("deux", this::strike)).isPresent();
        assertThat(struck).hasValue(1);
        assertThat(answers.next("trois", this::strike))
                .as("all places are taken")
                .isEmpty();
    }

    @Test
    @DisplayName("a place is free again before its answer is given, and at once when nothing was ordered")
    void free() {
        assertThat(answers.next("un", Optional::empty)).isEmpty();
        answers.next("un", LONG);
        long begun = System.nanoTime();
        answers.next("un", SHORT).orElseThrow().join();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(answers.next("un", LONG)).isPresent();
    }

    private Optional<Duration> strike() {
        struck.incrementAndGet();
        return LONG.get();
    }
}
