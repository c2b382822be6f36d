package lu.lalux.assure.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void a_header_is_told_as_it_came_and_as_absent_where_it_did_not() {
        Answer answer = new Answer(
                401, List.of(new Header("www-authenticate", "Bearer"), new Header("WWW-Authenticate", "Basic")), "");

        assertThat(answer.told("WWW-Authenticate")).isEqualTo("WWW-Authenticate: Bearer, Basic");
        assertThat(answer.told("Cache-Control")).isEqualTo("Cache-Control: (absent)");
    }
}
