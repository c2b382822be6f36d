package lu.lalux.assure.stub.sandbox;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The sandbox's controls with two instances on one PostgreSQL: whichever is told, both obey, from the next request on.
 */
@OnPostgres(files = true)
class SharedControlsIT {

    private static final String UPLOAD = "/reparateur/upload";

    @TempDir
    static Path folder;

    private static Sandbox one;
    private static Sandbox two;

    @BeforeAll
    static void start() {
        one = Sandbox.start(folder);
        two = Sandbox.start(folder);
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
    }

    @AfterEach
    void reset() throws Exception {
        command(one, "DELETE", "etat");
    }

    @Test
    @DisplayName(
            "the clock of one is the clock of the other: tokens and keys (D18) expire on both, and come back on both")
    void clock() throws Exception {
        String key = json(upload(one)).get("key").asString();
        String token = one.token(GARAGE);
        assertThat(settle(two, token, "C-1", key).statusCode()).isEqualTo(202);

        command(one, "PUT", "horloge?avancer=PT25H");
        assertThat(settle(two, token, "C-2", key).statusCode()).isEqualTo(401);
        assertThat(problem(settle(two, two.token(GARAGE), "C-2", key))).isEqualTo("422 regle-non-respectee");
        assertThat(json(command(two, "PUT", "horloge?avancer=PT1H"))
                        .get("avance")
                        .asString())
                .isEqualTo("PT26H");

        command(two, "DELETE", "etat");
        assertThat(settle(one, token, "C-2", key).statusCode()).isEqualTo(202);
        assertThat(settle(two, token, "C-3", key).statusCode()).isEqualTo(202);
    }

    /** Each time what they believe has another age. */
    @RepeatedTest(8)
    @DisplayName("what one is told strikes at the other's next request, as often as ordered, whoever is asked")
    void strikes() throws Exception {
        one.token(GARAGE);
        two.token(GARAGE);
        command(one, "PUT", "appels?statut=503&reessayer=7&nombre=3");
        assertThat(problem(upload(two))).isEqualTo("503 service-indisponible");
        assertThat(problem(upload(one))).isEqualTo("503 service-indisponible");
        assertThat(upload(two).headers().firstValue("Retry-After")).hasValue("7");
        assertThat(upload(one).statusCode()).isEqualTo(200);

        command(two, "PUT", "depots?erreurs=2");
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Sandbox stub = i % 2 == 0 ? one : two;
            answers.add(CompletableFuture.supplyAsync(() -> status(stub)));
        }
        List<String> statuses = answers.stream().map(CompletableFuture::join).toList();
        assertThat(statuses).filteredOn("Error"::equals).hasSize(2);
        assertThat(statuses).filteredOn("Verified"::equals).hasSize(6);

        command(one, "PUT", "depots?erreurs=5");
        command(one, "DELETE", "etat");
        assertThat(status(two)).isEqualTo("Verified");
    }

    /** Each time what they believe has another age. */
    @RepeatedTest(3)
    @DisplayName(
            "D36: strict mode on one is strict mode on the other; tolerated forms that either accepts are counted in one place")
    void tolerances() throws Exception {
        String key = json(upload(one)).get("key").asString();
        String token = one.token(GARAGE);
        String bare = repairerRequest("S-" + key, key).put("factureHT", 1000).toString();
        command(one, "PUT", "tolerances?strict=true");
        assertThat(problem(settle(two, token, bare))).isEqualTo("400 champs-invalides");
        assertThat(json(command(two, "GET", "etat")).get("strict").asBoolean()).isTrue();
        command(two, "DELETE", "etat");
        for (Sandbox stub : List.of(one, two, one)) {
            HttpResponse<String> accepted = settle(stub, token, bare);
            assertThat(accepted.statusCode()).isEqualTo(202);
            assertThat(accepted.headers().firstValue("Assure-Tolerance")).hasValue("T3");
        }
        for (Sandbox stub : List.of(one, two)) {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (counted(stub) < 3 && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(counted(stub)).isEqualTo(3);
        }
    }

    private static int counted(Sandbox stub) throws Exception {
        return json(command(stub, "GET", "etat")).at("/formesTolerees/0/nombre").asInt(0);
    }

    @Test
    @DisplayName("an instance that starts later finds what was ordered before")
    void later() throws Exception {
        command(one, "PUT", "horloge?avancer=PT2H");
        try (Sandbox third = Sandbox.start(folder)) {
            JsonNode state = json(command(third, "GET", "etat"));
            assertThat(state.get("avance").asString()).isEqualTo("PT2H");
        }
        assertThat(json(command(two, "GET", "etat")).get("avance").asString()).isEqualTo("PT2H");
    }

    private static String status(Sandbox stub) {
        try {
            return json(upload(stub)).get("status").asString();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpResponse<String> upload(Sandbox stub) throws Exception {
        return stub.put(GARAGE, UPLOAD, file("a.pdf", new byte[] {1}));
    }

    private static HttpResponse<String> command(Sandbox stub, String method, String command) throws Exception {
        return stub.send(stub.to("/bac-a-sable/" + command).method(method, BodyPublishers.noBody()));
    }

    private static HttpResponse<String> settle(Sandbox stub, String token, String reference, String key)
            throws Exception {
        return settle(stub, token, repairerRequest(reference, key).toString());
    }

    private static HttpResponse<String> settle(Sandbox stub, String token, String request) throws Exception {
        return stub.send(stub.to("/reparateur")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(request)));
    }
}
