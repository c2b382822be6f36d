package lu.lalux.assure.conformance.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StarterTest {

    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch gone = new CountDownLatch(1);

    @Test
    void an_input_that_ends_is_noticed_and_what_comes_before_is_not() throws Exception {
        try (PipedInputStream input = new PipedInputStream()) {
            try (PipedOutputStream starter = new PipedOutputStream(input)) {
                Starter.INPUT.watch(input, gone::countDown);
                starter.write('x');
                starter.flush();
                assertThat(gone.getCount()).isOne();
            }
            assertThat(gone.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void without_a_word_it_goes_on_whatever_becomes_of_them() throws IOException {
        Starter.NOTHING.watch(PipedInputStream.nullInputStream(), gone::countDown);

        assertThat(gone.getCount()).isOne();
    }
}
