package lu.lalux.assure.stub.storage.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriterSettingsTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 128, 1_000})
    void lots(int batch) {
        assertThat(new WriterSettings(1, batch, A_SECOND, A_SECOND).batch()).isEqualTo(batch);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void noLots(int batch) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriterSettings(1, batch, A_SECOND, A_SECOND))
                .withMessageContaining("assure.writer.batch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.0005S", "PT0S", "-PT1S", "PT61M", "PT2562047788015H"})
    void waitsThatNobodyCanMean(String duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriterSettings(1, 1, Duration.parse(duration), A_SECOND))
                .withMessageContaining("assure.writer.max-wait: what may stand there is a duration from 1ms to 1h");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1S", "PT61M"})
    void delaysThatNobodyCanMean(String duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriterSettings(1, 1, A_SECOND, Duration.parse(duration)))
                .withMessageContaining("assure.writer.retry-after: what may stand there is a duration from 0s to 1h");
    }
}
