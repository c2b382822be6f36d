package lu.lalux.assure.stub.document.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When removing goes on, and when it ends. */
class RemovalsTest {

    private final Removals removals = new Removals(3);

    @Test
    @DisplayName("what fails now and then is passed over, however often, and told at the end by what failed first")
    void passedOver() throws Exception {
        for (int i = 0; i < 10; i++) {
            fail("one " + i);
            fail("two " + i);
            assertThat(removals.someFailed()).isTrue();
            removals.run(() -> {});
        }
        assertThatIOException().isThrownBy(removals::end).withMessage("one 0");
    }

    @Test
    @DisplayName("so many in a row end it, with what failed first")
    void inARow() throws Exception {
        fail("one");
        removals.run(() -> {});
        fail("two");
        fail("three");
        assertThatIOException().isThrownBy(() -> fail("four")).withMessage("one");
    }

    @Test
    @DisplayName("where nothing failed, nothing is told")
    void nothing() throws Exception {
        removals.run(() -> {});
        assertThat(removals.someFailed()).isFalse();
        removals.end();
    }

    private void fail(String why) throws IOException {
        removals.run(() -> {
            throw new IOException(why);
        });
    }
}
