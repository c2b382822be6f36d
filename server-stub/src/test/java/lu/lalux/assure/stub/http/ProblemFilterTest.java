package lu.lalux.assure.stub.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is done to an answer that nobody has thrown. */
class ProblemFilterTest {

    @Test
    @DisplayName("an answer that another thread gives is left to it")
    void held() throws Exception {
        assertThat(after((request, response) -> request.startAsync()).getHeaderNames())
                .isEmpty();
    }

    @Test
    @DisplayName("any other is protected")
    void given() throws Exception {
        assertThat(after((request, response) -> {}).getHeader("X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    private static MockHttpServletResponse after(FilterChain chain) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAsyncSupported(true);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ProblemFilter(null).doFilter(request, response, chain);
        return response;
    }
}
