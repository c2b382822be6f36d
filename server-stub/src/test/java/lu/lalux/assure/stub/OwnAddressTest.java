package lu.lalux.assure.stub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class OwnAddressTest {

    @ParameterizedTest
    @CsvSource({
        "'', http://localhost:8080",
        "localhost, http://localhost:8080",
        "0.0.0.0, http://localhost:8080",
        "::, http://localhost:8080",
        "127.0.0.1, http://127.0.0.1:8080",
        "192.0.2.7, http://192.0.2.7:8080",
        "2001:db8::7, http://[2001:db8::7]:8080",
        "[2001:db8::7], http://[2001:db8::7]:8080",
    })
    @DisplayName("an address at which alone the server listens is named; of all of them, this machine's own name is")
    void host(String listens, String address) {
        assertThat(OwnAddress.of(new MockEnvironment().withProperty("server.address", listens), 8080))
                .isEqualTo(address);
    }

    @Test
    @DisplayName("without a setting it is this machine's own name")
    void none() {
        assertThat(OwnAddress.of(new MockEnvironment(), 8080)).isEqualTo("http://localhost:8080");
    }

    @Test
    @DisplayName("with TLS it is https; not where TLS is switched off")
    void tls() {
        MockEnvironment settings = new MockEnvironment().withProperty("server.ssl.bundle", "web");

        assertThat(OwnAddress.of(settings, 8443)).isEqualTo("https://localhost:8443");
        assertThat(OwnAddress.of(settings.withProperty("server.ssl.enabled", "false"), 8443))
                .isEqualTo("http://localhost:8443");
    }
}
