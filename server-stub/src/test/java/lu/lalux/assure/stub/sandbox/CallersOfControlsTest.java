package lu.lalux.assure.stub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whose calls the controls answer. */
class CallersOfControlsTest {

    private final CallersOfControls callers = new CallersOfControls(
            new SandboxSettings(true, false, List.of("Bac.exemple.lu", "[2001:db8::1]")),
            request -> Optional.ofNullable(request.getHeader("Authorization")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LocalHost:",
                "localhost.:80",
                "bac.localhost:9000",
                "127.0.0.1:8080",
                "127.8.9.10",
                "[::1]:8080",
                "[0:0:0:0:0:0:0:1]",
                "bac.exemple.lu",
                "BAC.exemple.lu.:8443",
                "[2001:DB8::1]:8080",
            })
    @DisplayName("a name of this machine or of the settings, whatever the port")
    void ours(String host) {
        assertThat(refusal(host, null)).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "mal.example",
                "mal.example:8080",
                "localhost.mal.example",
                "127.0.0.1.mal.example",
                "mallocalhost",
                "10.0.0.1:8080",
                "0.0.0.0",
                "[::]",
                "[::2]",
                "[2001:db8::2]",
                "autre.bac.exemple.lu",
                "localhost:8080:1",
                "mal.example localhost",
                "mal@localhost",
            })
    @DisplayName("any other name is answered 421: a page may have made it lead here")
    void theirs(@Nullable String host) {
        assertThat(refusal(host, null)).isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:8080, http://localhost:8080",
        "localhost:9090, http://LOCALHOST:9090",
        "bac.exemple.lu, https://bac.exemple.lu",
        "[::1]:8080, http://[::1]:8080",
    })
    @DisplayName("a page of the sandbox's own may")
    void ownPages(String host, String origin) {
        assertThat(refusal(host, origin)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mal.example",
                "http://localhost:3000",
                "http://localhost",
                "http://127.0.0.1:8080",
                "null",
                "",
                "ftp://localhost:8080",
                "http://localhost:8080.mal.example",
            })
    @DisplayName("a page of any other origin is answered 403")
    void otherPages(String origin) {
        assertThat(refusal("localhost:8080", origin)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "*.exemple.lu", "bac.exemple.lu:8080", "https://bac.exemple.lu", "2001:db8::1", "bac.", ""})
    @DisplayName("a setting that would match nothing is refused at the start")
    void settings(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SandboxSettings(true, false, List.of("bac.exemple.lu", host)))
                .withMessageStartingWith("assure.sandbox.hosts");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, , 0",
        "127.8.9.10, , 0",
        "0:0:0:0:0:0:0:1, , 0",
        "10.0.0.1, , 401",
        "2001:db8::1, , 401",
        "172.17.0.1, , 401",
        "127.0.0.1, X-Forwarded-For, 401",
        "127.0.0.1, Forwarded, 401",
        "127.0.0.1, Via, 401",
        "127.0.0.1, X-Real-IP, 401",
        "10.0.0.1, Authorization, 0",
        "127.0.0.1, Authorization, 0",
    })
    @DisplayName("without a token only who is on this machine, and speaks for themselves; with one from anywhere")
    void addresses(String address, @Nullable String header, int status) {
        MockHttpServletRequest request = request("bac.exemple.lu", null);
        request.setRemoteAddr(address);
        if (header != null) {
            request.addHeader(header, "203.0.113.9");
        }
        assertThat(refusal(request)).isEqualTo(status);
        request.setServletPath("/bac-a-sable/openapi.yaml");
        assertThat(refusal(request)).as("what describes them").isZero();
    }

    /** The status; 0 for none. */
    private int refusal(@Nullable String host, @Nullable String origin) {
        return refusal(request(host, origin));
    }

    private static MockHttpServletRequest request(@Nullable String host, @Nullable String origin) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setServletPath("/bac-a-sable/etat");
        if (host != null) {
            request.addHeader("Host", host);
        }
        if (origin != null) {
            request.addHeader("Origin", origin);
        }
        return request;
    }

    private int refusal(MockHttpServletRequest request) {
        try {
            assertThat(callers.preHandle(request, new MockHttpServletResponse(), this))
                    .isTrue();
            return 0;
        } catch (ProblemException refused) {
            return refused.problem().type() == ProblemType.NON_AUTHENTIFIE
                    ? 401
                    : refused.problem().status();
        }
    }
}
