package lu.lalux.assure.stub.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class AcceptanceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "*/*",
                "application/*;q=0.001",
                "text/html, */*;q=0.1",
                "*/*;q=0, application/json",
                "application/json;q=0.5, application/*;q=0, */*;q=0",
                "application/json;version=2;q=0, application/json",
                "application/json;version=2;q=0, */*",
                "application/json;profile=\"x\"",
                "text/html;q=0, */*",
            })
    void accepts(String accept) {
        assertThat(of(accept)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;q=0",
                "application/json;q=0.000",
                "application/json;q=0, */*",
                "*/*, application/json;q=0",
                "application/json;q=0, application/*",
                "application/*;q=0, */*",
                "*/*;q=0",
                "text/html",
                "application/jsonx",
                "application/json;version=2;q=0",
            })
    void refuses(String accept) {
        assertThat(of(accept)).isFalse();
    }

    private static boolean of(String accept) {
        return new Acceptance(MediaType.parseMediaTypes(accept)).of(MediaType.APPLICATION_JSON);
    }
}
