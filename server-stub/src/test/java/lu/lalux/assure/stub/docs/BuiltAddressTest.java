package lu.lalux.assure.stub.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The address in a page, on another port than the one that the page was built for. */
class BuiltAddressTest {

    @ParameterizedTest
    @CsvSource({
        "curl http://localhost:8080/token, curl http://localhost:9090/token",
        "issuer: http://localhost:8080 ports: 127.0.0.1:8080:8080, issuer: http://localhost:8080 ports: 127.0.0.1:8080:8080"
    })
    @DisplayName("a command is for this sandbox; a container that maps its own port keeps its address")
    void replaced(String built, String served) {
        assertThat(new BuiltAddress(9090).replacedIn(built)).isEqualTo(served);
    }
}
