package lu.lalux.assure.conformance.suite.implementation.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a target knows takes the place of what it does not know, and of nothing else. */
class CombinationTest {

    private static final String DATE = "dateFacture";
    private static final Map<String, Object> REQUEST = Map.of(DATE, "2017-06-17");

    private final Combination days = new Combination(Map.of(DATE, new Known("2016-01-01", "2017-12-31")));

    @Test
    void a_change_to_a_value_that_is_known_stays() {
        assertThat(days.insteadOf(REQUEST, Map.of(DATE, "2016-06-17"))).contains(Map.of(DATE, "2016-06-17"));
    }

    @Test
    void a_change_to_one_that_is_not_becomes_one_to_another_that_is() {
        assertThat(days.insteadOf(REQUEST, Map.of(DATE, "2018-06-17"))).contains(Map.of(DATE, "2016-01-01"));
    }
}
