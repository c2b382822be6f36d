package lu.lalux.assure.stub.token;

import static lu.lalux.assure.stub.token.Stub.EXPERT;
import static lu.lalux.assure.stub.token.Stub.GARAGE;
import static lu.lalux.assure.stub.token.Stub.basic;
import static lu.lalux.assure.stub.token.Stub.encoded;
import static lu.lalux.assure.stub.token.Stub.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.stub.token.secret.FailureThrottle;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Wrong secrets behind a proxy that says whom its requests come from: the test itself, which is trusted. */
class BehindProxyIT extends RunningStub {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final String ATTACKER = "203.0.113.66";

    /** Not of the least cost: of many at once some are known before others come, and are not at once then. */
    private static final String PASSWORD =
            Secrets.passwords(new PasswordCost(8)).encode("expert-demo-motdepasse");

    @Override
    protected List<String> settings() {
        return List.of(
                "assure.network.trusted-proxies=127.0.0.1,::1",
                "assure.token.hashing.max-wait=15s",
                "assure.token.users[0].name=expert-demo",
                "assure.token.users[0].password=" + PASSWORD,
                "assure.token.users[0].scopes=/expert");
    }

    @BeforeEach
    void forget() {
        bean(FailureThrottle.class).forget();
    }

    @Test
    @DisplayName("1 004 wrong secrets of one client shut out nobody else")
    void othersAreServed() throws Exception {
        int refused = 0;
        for (int i = 0; i < 1_004; i++) {
            refused += token(basic("inconnu-" + i, "faux"), ATTACKER) == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(4);

        for (int i = 1; i <= 50; i++) {
            assertThat(token(GARAGE, "203.0.113." + i)).isEqualTo(200);
        }
        assertThat(token(basic("garage-demo", "faux"), "203.0.113.51")).isEqualTo(401);
        for (int i = 52; i <= 60; i++) {
            assertThat(stub.send(authen(EXPERT, "203.0.113." + i)).statusCode()).isEqualTo(303);
        }
    }

    @Test
    @DisplayName("of 72 logins at once few are looked at, and who was right before is served meanwhile")
    void fewPasswordsAtOnce() throws Exception {
        assertThat(stub.send(authen(EXPERT, "203.0.113.1")).statusCode()).isEqualTo(303);
        List<CompletableFuture<HttpResponse<String>>> attack = new ArrayList<>();
        for (int i = 0; i < 72; i++) {
            attack.add(stub.start(authen(basic("inconnu-" + i, "faux"), "198.51.100." + i % 9)));
        }
        assertThat(stub.send(authen(EXPERT, "203.0.113.1")).statusCode()).isEqualTo(303);
        assertThat(token(GARAGE, ATTACKER)).isEqualTo(200);

        List<HttpResponse<String>> answers =
                attack.stream().map(CompletableFuture::join).toList();
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .containsOnly(401, 429, 503)
                .contains(429);
        assertThat(answers).anyMatch(answer -> answer.body().contains("à la fois"));
    }

    @Test
    @DisplayName(
            "the cookie of the login page is for encrypted connections only, if the proxy says that its own is one")
    void secureCookie() throws Exception {
        HttpRequest.Builder page = authenPage().header(FORWARDED, "203.0.113.1").header("X-Forwarded-Proto", "https");
        assertThat(header(stub.send(page), "Set-Cookie")).contains("; Secure");
        assertThat(header(stub.send(authenPage()), "Set-Cookie")).isNotEmpty().doesNotContain("Secure");
    }

    private HttpRequest.Builder authenPage() {
        return stub.to("/authen?client_id=expert-app&response_type=token&scope=%2Fexpert&redirect_uri="
                + encoded(Stub.RETURN));
    }

    private HttpRequest.Builder authen(String authorization, String client) {
        return stub.form(
                        "/authen?client_id=expert-app&response_type=token&scope=%2Fexpert&redirect_uri="
                                + encoded(Stub.RETURN),
                        "")
                .header("Authorization", authorization)
                .header(FORWARDED, client);
    }

    private int token(String authorization, String client) throws Exception {
        return stub.send(stub.form("/token", "grant_type=client_credentials&scope=%2Freparateur")
                        .header("Authorization", authorization)
                        .header(FORWARDED, client))
                .statusCode();
    }
}
