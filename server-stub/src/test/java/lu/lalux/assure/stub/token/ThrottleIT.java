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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wrong secrets are counted, and answered with 429 in the end (contract: {@code TropDeRequetes}). */
class ThrottleIT extends RunningStub {

    private static final String GOOD = "grant_type=client_credentials&scope=%2Freparateur";
    private static final String WRONG = basic("garage-demo", "faux");

    @Override
    protected List<String> settings() {
        return List.of(
                "assure.token.failures.per-account=3",
                "assure.token.failures.per-address=10",
                "assure.token.failures.period=60s");
    }

    @BeforeEach
    void forget() {
        bean(FailureThrottle.class).forget();
    }

    @Test
    void afterTooManyWrongSecretsEvenTheRightOneMustWait() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(token(WRONG).statusCode()).isEqualTo(401);
        }

        assertTooMany(token(WRONG), 20);
        assertTooMany(token(GARAGE), 20);
    }

    @Test
    void afterTheDelayItMayBeTriedAgain() throws Exception {
        for (int i = 0; i < 3; i++) {
            token(WRONG);
        }

        elapsed.addAndGet(Duration.ofSeconds(19).toNanos());
        assertTooMany(token(GARAGE), 1);
        elapsed.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(token(GARAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void theDelayIsTrueWhateverTheClockDoes() throws Exception {
        clock.advance(Duration.ofDays(30));
        for (int i = 0; i < 3; i++) {
            token(WRONG);
        }

        clock.reset();
        assertTooMany(token(GARAGE), 20);
        clock.advance(Duration.ofDays(30));
        assertTooMany(token(GARAGE), 20);
        clock.reset();
        elapsed.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(token(GARAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void rightSecretsAreNotCounted() throws Exception {
        for (int i = 0; i < 30; i++) {
            assertThat(token(GARAGE).statusCode()).isEqualTo(200);
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
    }

    @Test
    void anotherAccountIsNotAffected() throws Exception {
        for (int i = 0; i < 4; i++) {
            token(WRONG);
        }

        assertThat(stub.send(authen(EXPERT)).statusCode()).isEqualTo(303);
    }

    @Test
    void manyAccountsFromOneAddressAreTooManyToo() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(token(basic("inconnu-" + i, "faux")).statusCode()).isEqualTo(401);
        }

        assertTooMany(token(GARAGE), 6);
    }

    @Test
    void personsAreCountedToo() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(stub.send(authen(basic("expert-demo", "faux"))).statusCode())
                    .isEqualTo(401);
        }

        assertTooMany(stub.send(authen(EXPERT)), 20);
        assertTooMany(stub.send(authen(basic("expert-demo", "faux"))), 20);
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
