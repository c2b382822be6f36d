package lu.lalux.assure.conformance.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookalikesTest {

    @Test
    void each_part_is_another_once() {
        assertThat(Lookalikes.of("https://app.example.lu/retour"))
                .containsExactly(
                        "https://conf.invalid/retour",
                        "https://conf.app.example.lu/retour",
                        "https://app.example.lu.conf.invalid/retour",
                        "https://app.example.lu@conf.invalid/retour",
                        "https://app.example.lu:8444/retour",
                        "http://app.example.lu/retour",
                        "https://app.example.lu/retour/conf",
                        "https://app.example.lu/retour/",
                        "https://app.example.lu/RETOUR",
                        "https://app.example.lu/retour?conf=1",
                        "https://app.example.lu/retour#conf");
    }

    /** RFC 9700 section 2.1 excepts the port of an application on the person's own machine. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000/a", "http://127.0.0.1:3000/a", "http://[::1]:3000/a"})
    void the_port_of_ones_own_machine_is_not_changed(String registered) {
        assertThat(Lookalikes.of(registered))
                .isNotEmpty()
                .map(URI::create)
                .noneMatch(
                        other -> URI.create(registered).getHost().equals(other.getHost()) && other.getPort() != 3000);
    }

    /** What needs no authority has no other host; and what has no letters has no other case. */
    @Test
    void what_is_not_there_is_not_changed() {
        assertThat(Lookalikes.of("lu.example.app:/?a=1"))
                .containsExactly(
                        "lu.example.app:/conf?a=1",
                        "lu.example.app:?a=1",
                        "lu.example.app:/?a=1&conf=1",
                        "lu.example.app:/?a=1#conf");
    }
}
