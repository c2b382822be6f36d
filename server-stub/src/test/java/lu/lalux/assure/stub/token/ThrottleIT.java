package lu.lalux.assure.stub.token;

import static lu.lalux.assure.stub.token.Stub.EXPERT;
import static lu.lalux.assure.stub.token.Stub.GARAGE;
import static lu.lalux.assure.stub.token.Stub.basic;
import static lu.lalux.assure.stub.token.Stub.encoded;
import static lu.lalux.assure.stub.token.Stub.header;
import static lu.lalux.assure.stub.token.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import lu.lalux.assure.stub.token.secret.FailureThrottle;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Wrong secrets are counted, and answered with 429 in the end (contract: {@code TropDeRequetes}). */
@ExtendWith(OutputCaptureExtension.class)
class ThrottleIT extends RunningStub {

    private static final String GOOD = "grant_type=client_credentials&scope=%2Freparateur";
    private static final String WRONG = basic("garage-demo", "faux-et-secret");
    private static final String WRONG_PERSON = basic("expert-demo", "faux-et-secret");

    /** Known sooner than the sandbox's, so that the tests are quick. */
    private static final String PASSWORD =
            Secrets.passwords(new PasswordCost(4)).encode("expert-demo-motdepasse");

    @Override
    protected List<String> settings() {
        return List.of(
                "assure.token.users[0].name=expert-demo",
                "assure.token.users[0].password=" + PASSWORD,
                "assure.token.users[0].scopes=/expert",
                "assure.token.users[1].name=restreint",
                "assure.token.users[1].password=" + PASSWORD,
                "assure.token.users[1].scopes=/expert",
                "assure.network.trusted-proxies=127.0.0.1,::1",
                "assure.token.failures.per-account=3",
                "assure.token.failures.per-address=10",
                "assure.token.failures.period=60s",
                "assure.token.failures.everywhere=5",
                "assure.token.failures.everywhere-period=500s");
    }

    @BeforeEach
    void forget() {
        bean(FailureThrottle.class).forget();
    }

    @Test
    void afterTooManyWrongPasswordsEvenTheRightOneMustWait() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(stub.send(authen(WRONG_PERSON)).statusCode()).isEqualTo(401);
        }

        assertTooMany(stub.send(authen(WRONG_PERSON)), 20);
        assertTooMany(stub.send(authen(EXPERT)), 20);
    }

    @Test
    void afterTheDelayItMayBeTriedAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            stub.send(authen(WRONG_PERSON));
        }

        elapsed.addAndGet(Duration.ofSeconds(19).toNanos());
        assertTooMany(stub.send(authen(EXPERT)), 1);
        elapsed.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(stub.send(authen(EXPERT)).statusCode()).isEqualTo(303);
    }

    @Test
    void theDelayIsTrueWhateverTheClockDoes() throws Exception {
        clock.advance(Duration.ofDays(30));
        for (int i = 0; i < 3; i++) {
            token(WRONG);
        }

        clock.reset();
        assertTooMany(token(WRONG), 20);
        clock.advance(Duration.ofDays(30));
        assertTooMany(token(WRONG), 20);
        clock.reset();
        elapsed.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(token(WRONG).statusCode()).isEqualTo(401);
    }

    @Test
    void aClientsRightSecretIsNeverRefused() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(token(WRONG).statusCode()).isEqualTo(401);
        }
        for (int i = 0; i < 12; i++) {
            token(basic("inconnu-" + i, "faux"));
        }

        assertTooMany(token(WRONG), 20);
        assertThat(token(GARAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void rightSecretsAreNotCounted() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(token(GARAGE).statusCode()).isEqualTo(200);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(stub.send(authen(EXPERT)).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void errorsThatAreNotTheSecretsAreNotCounted() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThat(stub.send(stub.form("/token", "scope=x").header("Authorization", GARAGE))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(stub.send(stub.form("/token", GOOD)).statusCode()).isEqualTo(401);
            assertThat(stub.send(stub.form("/token", GOOD).header("Authorization", basic("expert-app", "")))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(token(WRONG).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherAccountIsNotAffected() throws Exception {
        for (int i = 0; i < 4; i++) {
            stub.send(authen(WRONG_PERSON));
        }

        assertThat(stub.send(authen(basic("restreint", "expert-demo-motdepasse")))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void manyAccountsFromOneAddressAreTooManyToo() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(token(basic("inconnu-" + i, "faux")).statusCode()).isEqualTo(401);
            assertThat(stub.send(authen(basic("inconnu-" + i, "faux"))).statusCode())
                    .isEqualTo(401);
        }

        assertTooMany(token(WRONG), 6);
        assertTooMany(stub.send(authen(EXPERT)), 6);
    }

    @Test
    void wrongSecretsOfClientsAreInNoPersonsWay() throws Exception {
        for (int i = 0; i < 12; i++) {
            token(basic("expert-demo", "faux"));
            token(basic("inconnu-" + i, "faux"));
        }

        assertThat(stub.send(authen(EXPERT)).statusCode()).isEqualTo(303);
    }

    @Test
    void manyAddressesForOneAccountAreTooManyToo() throws Exception {
        assertThat(stub.send(authen(EXPERT, "203.0.113.1")).statusCode()).isEqualTo(303);
        for (int i = 2; i <= 6; i++) {
            assertThat(stub.send(authen(WRONG_PERSON, "203.0.113." + i)).statusCode())
                    .isEqualTo(401);
        }

        assertTooMany(stub.send(authen(EXPERT, "203.0.113.7")), 100);
        assertThat(stub.send(authen(EXPERT, "203.0.113.1")).statusCode()).isEqualTo(303);
        assertThat(stub.send(authen(WRONG_PERSON, "203.0.113.1")).statusCode()).isEqualTo(401);
        elapsed.addAndGet(Duration.ofSeconds(200).toNanos());
        assertThat(stub.send(authen(EXPERT, "203.0.113.7")).statusCode()).isEqualTo(303);
    }

    @Test
    void manyAddressesOfOneNetworkAreOne() throws Exception {
        for (int i = 0; i < 3; i++) {
            stub.send(authen(WRONG_PERSON, "2001:db8:1:2::" + i));
        }

        assertTooMany(stub.send(authen(EXPERT, "[2001:db8:1:2:3::4]:5")), 20);
        assertThat(stub.send(authen(EXPERT, "2001:db8:1:3::")).statusCode()).isEqualTo(303);
    }

    @Test
    void guessingIsSeenAndTheSecretIsNot(CapturedOutput log) throws Exception {
        double before = wrong("garage-demo");
        double unknown = wrong("inconnu");
        for (int i = 0; i < 9; i++) {
            token(WRONG);
            token(basic("Motdepasse-a-la-place", "faux-et-secret"));
        }

        assertThat(wrong("garage-demo") - before).isEqualTo(9);
        assertThat(wrong("inconnu") - unknown).isEqualTo(9);
        assertThat(log.getOut().lines().filter(line -> line.contains("Wrong secrets for the account garage-demo")))
                .singleElement()
                .asString()
                .contains("WARN", "127.0.0.1", "the limit of 3 in PT1M");
        assertThat(log.getOut().lines().filter(line -> line.contains("Wrong secrets for the account inconnu")))
                .hasSize(1);
        assertThat(log.getAll()).doesNotContain("faux-et-secret", "Motdepasse");
    }

    /** As Prometheus reads it. */
    private double wrong(String account) throws Exception {
        String name = "assure_secrets_faux_total{compte=\"" + account + "\"";
        return stub.send(stub.to("/exploitation/metriques"))
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private HttpRequest.Builder authen(String authorization, String client) {
        return authen(authorization).header("X-Forwarded-For", client);
    }

    private HttpRequest.Builder authen(String authorization) {
        return stub.form(
                        "/authen?client_id=expert-app&response_type=token&scope=%2Fexpert&redirect_uri="
                                + encoded(Stub.RETURN),
                        "")
                .header("Authorization", authorization);
    }

    private HttpResponse<String> token(String authorization) throws Exception {
        return stub.send(stub.form("/token", GOOD).header("Authorization", authorization));
    }

    private static void assertTooMany(HttpResponse<String> response, int seconds) {
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(header(response, "Retry-After")).isEqualTo(Integer.toString(seconds));
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(json(response).get("type").asString()).isEqualTo("urn:assure:probleme:trop-de-requetes");
    }
}
