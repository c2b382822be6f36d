package lu.lalux.assure.conformance.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Header;
import org.junit.jupiter.api.Test;

/** 429 and 503 say that a request was not taken: it is sent again, as often and as late as the target asks, within limits. */
class PatienceTest {

    private static final Call CALL = Call.of("PUT", URI.create("http://localhost/"));

    private final List<Long> waits = new ArrayList<>();
    private final List<Exchange> record = new ArrayList<>();

    @Test
    void waits_as_long_as_it_is_told() {
        assertThat(status(Duration.ofMinutes(1), answer(429, "2"), answer(503, "0"), answer(202, "")))
                .isEqualTo(202);
        assertThat(waits).containsExactly(2_000L, 0L);
        assertThat(record).hasSize(3);
    }

    @Test
    void a_wait_has_its_limit_and_so_have_all_together() {
        assertThat(status(Duration.ofSeconds(6), answer(429, "3600"), answer(429, "demain"), answer(429, "3600")))
                .isEqualTo(429);
        assertThat(waits).containsExactly(5_000L, 200L);
    }

    /** In milliseconds it would be less than nothing. */
    @Test
    void a_wait_of_more_than_any_number_has_its_limit_too() {
        assertThat(status(Duration.ofMinutes(1), answer(429, "9223372036854775807"), answer(202, "")))
                .isEqualTo(202);
        assertThat(status(Duration.ofMinutes(1), answer(503, "-9223372036854775808"), answer(202, "")))
                .isEqualTo(202);
        assertThat(waits).containsExactly(5_000L, 0L);
    }

    @Test
    void it_comes_again_three_times() {
        assertThat(status(Duration.ofMinutes(1), answer(503, ""), answer(503, ""), answer(503, ""), answer(503, "")))
                .isEqualTo(503);
        assertThat(record).hasSize(4);
    }

    private int status(Duration longest, Answer... answers) {
        Deque<Answer> left = new ArrayDeque<>(List.of(answers));
        return new Patience(call -> new Exchange(call, left.remove(), 0), longest, waits::add)
                .send(CALL, record::add)
                .answer()
                .status();
    }

    private static Answer answer(int status, String retryAfter) {
        return new Answer(
                status, retryAfter.isEmpty() ? List.of() : List.of(new Header("Retry-After", retryAfter)), "");
    }
}
