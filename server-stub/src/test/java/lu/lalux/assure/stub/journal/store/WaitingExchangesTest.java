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
        assertThat(add("garage", 400, "")).isZero();
        for (int i = 0; i < 5_000; i++) {
            assertThat(add("garage", 202, "")).isZero();
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
    @DisplayName("what could not be written waits again in its old place, and is the first to make room")
    void again() {
        order = 100;
        for (int i = 0; i < 998; i++) {
            add("garage", 202, "");
        }
        order = 0;
        for (int i = 0; i < 3; i++) {
            add("garage", 202, "");
        }
        assertThat(waiting.take().exchanges())
                .hasSize(1_000)
                .extracting(WaitingExchanges.Placed::order)
                .isSorted()
                .startsWith(2L, 3L, 101L);
    }

    @Test
    @DisplayName("of more than there is memory for, whoever takes most of it loses the oldest")
    void memory() {
        String body = "x".repeat(64 * 1024);
        assertThat(add("garage", 202, body)).isZero();
        assertThat(add("autre", 202, "")).isZero();
        int flooding = 2;
        while (add("flot", flooding % 2 == 0 ? 202 : 400, body) == 0) {
            flooding++;
        }
        assertThat(flooding).isBetween(25, 32);
        assertThat(add("garage", 202, body)).isEqualTo(1);
        assertThat(add("flot", 202, "x".repeat((int) ROOM))).isEqualTo(1);
        assertThat(waiting.take().exchanges())
                .extracting(WaitingExchanges.Placed::order)
                .contains(1L, 2L, (long) flooding + 2)
                .doesNotContain(3L, 4L)
                .contains(5L);
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

    private int add(String account, int status, String body) {
        TakenExchange.Side side = new TakenExchange.Side(List.of(), body, body.length());
        TakenExchange.Side nothing = new TakenExchange.Side(List.of(), null, 0);
        order++;
        return waiting.add(new WaitingExchanges.Placed(
                order,
                new TakenExchange(account, "i" + order, 0, 0, "o", "PUT", "/", status, "", side, nothing, null)));
    }
}
