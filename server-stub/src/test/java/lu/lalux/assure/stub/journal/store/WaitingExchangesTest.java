package lu.lalux.assure.stub.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What waits to be written is bounded, whoever sends how much. */
class WaitingExchangesTest {

    private static final long ROOM = 2L * 1024 * 1024;

    private final WaitingExchanges waiting = new WaitingExchanges(ROOM);
    private long order;

    @Test
    @DisplayName(
            "of an account the last thousand wait, and a thousand refusals apart: a load of one does not take the other's place")
    void rings() {
        assertThat(add("garage", 400, "")).isTrue();
        for (int i = 0; i < 5_000; i++) {
            assertThat(add("garage", 202, "")).isTrue();
        }
        assertThat(waiting.take().exchanges())
                .hasSize(1_001)
                .extracting(WaitingExchanges.Placed::order)
                .contains(1L)
                .contains(5_001L)
                .doesNotContain(4_001L);
        assertThat(waiting.take().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("more than there is memory for is refused, until what waits is taken")
    void memory() {
        String body = "x".repeat(64 * 1024);
        int taken = 0;
        while (add("garage-" + taken, 202, body)) {
            taken++;
        }
        assertThat(taken).isBetween(25, 32);
        assertThat(add("another", 202, body)).isFalse();
        waiting.take();
        assertThat(add("another", 202, body)).isTrue();
    }

    @Test
    @DisplayName("what is not authenticated is counted, in a bounded number of rows")
    void counts() {
        Unauthenticated one = new Unauthenticated("garage", 1, "obtenirJeton", 401);
        assertThat(waiting.count(one, 1)).isTrue();
        assertThat(waiting.count(one, 2)).isTrue();
        int rows = 1;
        while (waiting.count(new Unauthenticated("garage", rows + 1, "autre", 404), 1)) {
            rows++;
        }
        assertThat(rows).isEqualTo(10_000);
        assertThat(waiting.take().counts()).containsEntry(one, 3L);
    }

    private boolean add(String account, int status, String body) {
        TakenExchange.Side side = new TakenExchange.Side(List.of(), body, body.length());
        TakenExchange.Side nothing = new TakenExchange.Side(List.of(), null, 0);
        order++;
        return waiting.add(new WaitingExchanges.Placed(
                order,
                new TakenExchange(account, "i" + order, 0, 0, "o", "PUT", "/", status, "", side, nothing, null)));
    }
}
