package lu.lalux.assure.conformance.suite.implementation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is used as long as its server says, and no longer. */
class GrantedTokenTest {

    @ParameterizedTest
    @CsvSource({
        "access_token=x&expires_in=60, 60",
        "expires_in=15&accessToken=x, 15",
        "access_token=x, 300",
        "access_token=x&expires_in=, 300",
        "access_token=x&expires_in=bient%C3%B4t, 300",
        "access_token=x&expires_in=-1, 300",
        "access_token=x&expires_in=9223372036854775807, 86400",
        "access_token=x&expires_in=99999999999999999999999, 86400",
    })
    void a_fragment_tells_how_long(String fragment, long seconds) {
        Answer answer = new Answer(302, List.of(new Header("Location", "http://localhost/retour#" + fragment)), "");

        assertThat(GrantedToken.fromFragment(answer)).contains(new GrantedToken("x", seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "60, 60",
        "-60, 0",
        "9223372036854775807, 86400",
    })
    void so_does_a_body_within_what_can_be_meant(String said, long seconds) {
        Answer answer = new Answer(200, List.of(), "{\"access_token\":\"x\",\"expires_in\":" + said + "}");

        assertThat(GrantedToken.fromJson(answer).orElseThrow().seconds()).isEqualTo(seconds);
    }

    @Test
    void a_body_that_does_not_say_has_the_usual() {
        Answer answer = new Answer(200, List.of(), "{\"access_token\":\"x\"}");

        assertThat(GrantedToken.fromJson(answer).orElseThrow().seconds()).isEqualTo(300);
    }
}
