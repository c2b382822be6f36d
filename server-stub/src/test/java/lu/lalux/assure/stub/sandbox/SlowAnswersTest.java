package lu.lalux.assure.stub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlowAnswersTest {

    @Test
    @DisplayName("no more wait at once than there are places; each is free again before its answer is given")
    void bounded() {
        SlowAnswers answers = new SlowAnswers(1);

        CompletableFuture<Void> waiting = answers.after(Duration.ofMillis(200));
        assertThat(answers.after(Duration.ofMinutes(1))).isDone();
        assertThat(waiting).isNotDone();
        waiting.join();
        assertThat(answers.after(Duration.ofMinutes(1))).isNotDone();
    }
}
