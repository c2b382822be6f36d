package lu.lalux.assure.conformance.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
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
        assertThat(status(Duration.ofMinutes(1), answer(429, "9"), answer(503, "0"), answer(202, "")))
                .isEqualTo(202);
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0)).isBetween(8_000L, 9_000L);
        assertThat(waits.get(1)).isBetween(100L, 200L);
        assertThat(record).hasSize(3);
    }

    /** Six tests at once, of a server that takes one at a time: as often as it asks, while there is time. */
    @Test
    void it_comes_again_as_often_as_it_is_told() {
        Answer[] answers = Stream.concat(Stream.generate(() -> answer(429, "1")).limit(20), Stream.of(answer(202, "")))
                .toArray(Answer[]::new);
        assertThat(status(Duration.ofMinutes(1), answers)).isEqualTo(202);
        assertThat(status(Duration.ofSeconds(10), answers)).isEqualTo(429);
    }

    @Test
    void all_waits_together_have_their_limit() {
        assertThat(status(Duration.ofSeconds(6), answer(429, "5"), answer(429, "demain"), answer(429, "3600")))
                .isEqualTo(429);
        assertThat(waits).hasSize(2);
    }

    /** In milliseconds it would be less than nothing. */
    @Test
    void a_wait_of_more_than_any_number_is_no_short_one() {
        assertThat(status(Duration.ofMinutes(1), answer(429, "9223372036854775807")))
                .isEqualTo(429);
        assertThat(status(Duration.ofMinutes(1), answer(503, "-9223372036854775808"), answer(202, "")))
                .isEqualTo(202);
        assertThat(waits).hasSize(1);
    }

    @Test
    void where_no_time_is_told_it_comes_again_three_times() {
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
