package lu.lalux.assure.conformance.suite.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Header;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FramingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "frame-ancestors 'none'                  |             | true",
                "default-src 'self'; FRAME-ANCESTORS 'Self'; |         | true",
                "frame-ancestors *, frame-ancestors 'none' |           | true",
                "frame-ancestors                         |             | true",
                "default-src 'none'                      | deny        | true",
                "                                        | SAMEORIGIN  | true",
                "                                        | DENY, DENY  | true",
                "                                        |             | false",
                "default-src 'none'                      |             | false",
                "frame-ancestors 'self' https:           | DENY        | false",
                "frame-ancestors *; frame-ancestors 'none' |           | false",
                "                                        | ALLOWALL    | false",
                "                                        | DENY, no    | false",
            })
    void only_what_browsers_take_for_a_refusal(String policy, String options, boolean prevented) {
        Answer page = new Answer(
                200,
                List.of(
                        new Header("Content-Security-Policy", policy == null ? "" : policy),
                        new Header("X-Frame-Options", options == null ? "" : options)),
                "");
        assertThat(Framing.isPrevented(page)).isEqualTo(prevented);
    }
}
