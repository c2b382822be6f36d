package lu.lalux.assure.stub.token.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;

class FormParametersTest {

    @Test
    @DisplayName("a form and a query string have a hundred parameters at most, whether they say something or not")
    void number() throws Exception {
        for (String parameter : new String[] {"a=b", "a", ""}) {
            String most = String.join("&", Collections.nCopies(99, parameter)) + "&z=y";
            assertThat(FormParameters.of(request(most, "")).query()).containsKey("z");
            assertThat(FormParameters.of(request("", most)).body()).containsKey("z");
            assertThatExceptionOfType(UnreadableParametersException.class)
                    .as(parameter)
                    .isThrownBy(() -> FormParameters.of(request(most + "&z=y", "")));
            assertThatExceptionOfType(UnreadableParametersException.class)
                    .as(parameter)
                    .isThrownBy(() -> FormParameters.of(request("", most + "&z=y")));
        }
    }

    private static MockHttpServletRequest request(String query, String form) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/token");
        request.setQueryString(query);
        request.setContentType(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        request.setContent(form.getBytes(StandardCharsets.US_ASCII));
        return request;
    }
}
