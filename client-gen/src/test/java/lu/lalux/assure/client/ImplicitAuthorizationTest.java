package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import lu.lalux.assure.client.problem.AssureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The implicit grant's address, and what is believed of the answer. */
class ImplicitAuthorizationTest {

    private static final URI REDIRECT = URI.create("http://localhost:3000/callback");

    private final ImplicitAuthorization request =
            ImplicitAuthorization.expert(AssureEndpoints.PRODUCTION, "expert app", REDIRECT);

    @Test
    void the_address_says_everything_and_its_state_is_new_each_time() {
        assertThat(request.address().toString())
                .startsWith(
                        "https://wts.lalux.lu/authen?response_type=token&client_id=expert+app"
                                + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&scope=%2Fexpert+%2Fexpert%2Fupload&state=");
        assertThat(state(request.address())).hasSizeGreaterThan(40);
        assertThat(ImplicitAuthorization.expert(AssureEndpoints.PRODUCTION, "expert app", REDIRECT)
                        .address())
                .isNotEqualTo(request.address());
    }

    @Test
    void the_token_is_taken_from_the_fragment_and_never_told() {
        ImplicitToken token = request.complete(
                answer("access_token=a%2Bb&token_type=bearer&expires_in=3600&state=" + state(request.address())));

        assertThat(token).isEqualTo(new ImplicitToken("a+b", Duration.ofHours(1)));
        assertThat(token.toString()).doesNotContain("a+b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_token=a&token_type=bearer",
                "access_token=a&token_type=bearer&state=autre",
                "access_token=a&token_type=mac&state=STATE",
                "token_type=bearer&state=STATE",
                "access_token=a&access_token=b&token_type=bearer&state=STATE",
                "access_token=a&token_type=bearer&expires_in=x&state=STATE",
                "access_token=%25zz&token_type=bearer&expires_in=-1&state=STATE",
                ""
            })
    void another_answer_is_not_believed(String fragment) {
        assertThatThrownBy(() -> request.complete(answer(fragment.replace("STATE", state(request.address())))))
                .isInstanceOf(AssureException.class);
    }

    @Test
    void another_address_is_not_believed() {
        URI elsewhere = URI.create(
                "http://localhost:3000/autre#access_token=a&token_type=bearer&state=" + state(request.address()));

        assertThatThrownBy(() -> request.complete(elsewhere)).isInstanceOf(AssureException.class);
    }

    @Test
    void a_refusal_is_named() {
        var refusal = catchThrowableOfType(
                AssureException.class,
                () -> request.complete(answer("error=access_denied&state=" + state(request.address()))));

        assertThat(refusal.oauth2Error()).hasValue("access_denied");
    }

    @Test
    void a_person_signs_in_once_and_again_when_the_token_is_refused() {
        List<URI> opened = new ArrayList<>();
        try (RecordingServer server = new RecordingServer();
                AssureClient client = AssureClient.builder()
                        .endpoints(AssureEndpoints.at(server.address()))
                        .implicit("expert-app", REDIRECT, address -> {
                            opened.add(address);
                            return answer("access_token=jeton-" + opened.size()
                                    + "&token_type=bearer&expires_in=3600&state=" + state(address));
                        })
                        .build()) {
            server.answers(202, (String) null, null)
                    .answers(401, (String) null, null)
                    .answers(202, (String) null, null);

            client.settle(Settlements.expertise("E-1"));
            client.settle(Settlements.expertise("E-2"));

            assertThat(opened).hasSize(2);
            assertThat(server.received())
                    .extracting(received -> received.headers().getFirst("Authorization"))
                    .containsExactly("Bearer jeton-1", "Bearer jeton-1", "Bearer jeton-2");
        }
    }

    @Test
    void a_token_lives_from_when_the_person_came_back_or_until_it_is_refused() {
        AdjustableClock clock = new AdjustableClock();
        List<String> lifetimes = new ArrayList<>(List.of("", "&expires_in=600"));
        try (RecordingServer server = new RecordingServer();
                AssureClient client = AssureClient.builder()
                        .endpoints(AssureEndpoints.at(server.address()))
                        .clock(clock)
                        .implicit("expert-app", REDIRECT, address -> {
                            clock.advance(Duration.ofMinutes(20));
                            return answer("access_token=jeton-" + lifetimes.size() + "&token_type=bearer"
                                    + lifetimes.remove(0) + "&state=" + state(address));
                        })
                        .build()) {
            server.answers(202, (String) null, null)
                    .answers(401, (String) null, null)
                    .answers(202, (String) null, null)
                    .answers(202, (String) null, null);

            client.settle(Settlements.expertise("E-1"));
            clock.advance(Duration.ofDays(300));
            client.settle(Settlements.expertise("E-2"));
            clock.advance(Duration.ofMinutes(8));
            client.settle(Settlements.expertise("E-3"));

            assertThat(server.received())
                    .extracting(received -> received.headers().getFirst("Authorization"))
                    .containsExactly("Bearer jeton-2", "Bearer jeton-2", "Bearer jeton-1", "Bearer jeton-1");
        }
    }

    private static URI answer(String fragment) {
        return URI.create(REDIRECT + "#" + fragment);
    }

    private static String state(URI address) {
        return address.toString().replaceFirst(".*&state=", "");
    }

    @Test
    void whoever_comes_back_with_nothing_has_given_up() {
        try (AssureClient client = AssureClient.builder()
                .endpoints(AssureEndpoints.PRODUCTION)
                .implicit("application", URI.create("https://app.example/retour"), address -> null)
                .build()) {
            assertThatThrownBy(client.expert()::token).isInstanceOf(CancellationException.class);
        }
    }
}
