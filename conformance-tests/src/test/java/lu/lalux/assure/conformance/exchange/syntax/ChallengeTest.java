package lu.lalux.assure.conformance.exchange.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengeTest {

    @Test
    void several_in_one_header() {
        assertThat(Challenge.in(List.of("DPoP algs=\"ES256 PS256\", Bearer realm=\"a\", error=invalid_token")))
                .containsExactly(
                        new Challenge("dpop", Map.of("algs", "ES256 PS256")),
                        new Challenge("bearer", Map.of("realm", "a", "error", "invalid_token")));
    }

    @Test
    void several_headers() {
        assertThat(Challenge.in(List.of("Negotiate", "basic REALM = \"a\"")))
                .containsExactly(new Challenge("negotiate", Map.of()), new Challenge("basic", Map.of("realm", "a")));
    }

    /** RFC 9110 section 11.6.1, the example. */
    @Test
    void a_comma_in_quotes_ends_nothing() {
        assertThat(
                        Challenge.in(
                                List.of(
                                        "Basic realm=\"simple\", Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\", Bearer x\"")))
                .containsExactly(
                        new Challenge("basic", Map.of("realm", "simple")),
                        new Challenge(
                                "newauth",
                                Map.of("realm", "apps", "type", "1", "title", "Login to \"apps\", Bearer x")));
    }

    @Test
    void a_scheme_alone_or_with_a_token68_has_no_parameters() {
        assertThat(Challenge.in(List.of("Negotiate, NTLM TlRMTVNTUAAC==, , Bearer")))
                .extracting(Challenge::scheme)
                .containsExactly("negotiate", "ntlm", "bearer");
        assertThat(Challenge.in(List.of("NTLM TlRMTVNTUAAC==")))
                .allMatch(it -> it.parameters().isEmpty());
    }

    @Test
    void what_is_no_challenge_is_none() {
        assertThat(Challenge.in(List.of("", ", ,", "\"Bearer\", =, Bearer/realm")))
                .isEmpty();
    }
}
