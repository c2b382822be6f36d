package lu.lalux.assure.conformance.suite.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
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
                        "https://conf@app.example.lu/retour",
                        "https://APP.EXAMPLE.LU/retour",
                        "https://app.example.lu./retour",
                        "https://\u0430pp.example.lu/retour",
                        "https://xn--app.example.lu/retour",
                        "https://app.example.l/retour",
                        "https://confapp.example.lu/retour",
                        "https://app.example.lu:8444/retour",
                        "https://app.example.lu:443/retour",
                        "http://app.example.lu/retour",
                        "https://app.example.lu/retour/conf",
                        "https://app.example.lu/retour/",
                        "https://app.example.lu/RETOUR",
                        "https://app.example.lu/retour?conf=1",
                        "https://app.example.lu/retour#conf",
                        "https://app.example.lu/retour%20",
                        "https://app.example.lu/retour%0A",
                        "https://app.example.lu/retour%00",
                        "https://app.example.lu/retour ",
                        "https://app.example.lu/retour;conf",
                        "https://app.example.lu/retour?",
                        "https://app.example.lu/./retour",
                        "https://app.example.lu/conf/../retour",
                        "https://app.example.lu/retour/../conf",
                        "https://app.example.lu//retour",
                        "https://app.example.lu/",
                        "https://app.example.lu/retou",
                        "https://app.example.lu/retourx",
                        "https://app.example.lu/retou%72",
                        "/retour",
                        "//app.example.lu/retour",
                        "javascript:https://app.example.lu/retour",
                        "https://conf.invalid/?https://app.example.lu/retour",
                        "https://conf.invalid/#https://app.example.lu/retour",
                        "https://conf.invalid\\@app.example.lu/retour");
    }

    /** RFC 9700 section 2.1 excepts the port of an application on the person's own machine. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000/a", "http://127.0.0.1:3000/a", "http://[::1]:3000/a"})
    void the_port_of_ones_own_machine_is_not_changed(String registered) {
        String host = registered.substring(0, registered.lastIndexOf(':'));
        assertThat(Lookalikes.of(registered))
                .filteredOn(other -> other.matches(Pattern.quote(host) + "[:/][^@]*"))
                .isNotEmpty()
                .allMatch(other -> other.startsWith(host + ":3000/"));
    }

    /** What needs no authority has no other host; and what has no letters has no other case. */
    @Test
    void what_is_not_there_is_not_changed() {
        assertThat(Lookalikes.of("lu.example.app:/?a=1"))
                .containsExactly(
                        "lu.example.app:/conf?a=1",
                        "lu.example.app:?a=1",
                        "lu.example.app:/?a=1&conf=1",
                        "lu.example.app:/?a=1#conf",
                        "lu.example.app:/?a=1%20",
                        "lu.example.app:/?a=1%0A",
                        "lu.example.app:/?a=1%00",
                        "lu.example.app:/?a=1 ",
                        "lu.example.app:/;conf?a=1",
                        "lu.example.app:/??a=1",
                        "lu.example.app:/./?a=1",
                        "lu.example.app:/conf/../?a=1",
                        "lu.example.app://../conf?a=1",
                        "lu.example.app://?a=1",
                        "lu.example.app:/x?a=1",
                        "lu.example.app:/%2F?a=1",
                        "/?a=1",
                        "javascript:lu.example.app:/?a=1",
                        "https://conf.invalid/?lu.example.app:/?a=1",
                        "https://conf.invalid/#lu.example.app:/?a=1",
                        "https://conf.invalid\\@lu.example.app:/?a=1");
    }
}
