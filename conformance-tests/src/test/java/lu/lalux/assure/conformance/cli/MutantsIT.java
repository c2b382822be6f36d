package lu.lalux.assure.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.selfcheck.Lineup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code mutants} serves, and how the next server is chosen. */
class MutantsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Lineup lineup;

    @BeforeAll
    static void open() throws Exception {
        lineup = MutantsCommand.lineup(0, 0);
    }

    @AfterAll
    static void close() {
        lineup.close();
    }

    @Test
    void names_the_right_server_its_mutants_and_the_variants_of_the_whole_contract() throws Exception {
        JsonNode list = list();

        assertThat(list.findValuesAsString("kind")).contains("right", "hand", "derived", "variant");
        assertThat(list.findValuesAsString("id"))
                .doesNotHaveDuplicates()
                .contains("right", "variant.slow")
                .doesNotContain("variant.no-problems");
    }

    @Test
    void becomes_the_server_that_is_asked_for() throws Exception {
        String prefix = "PUT/reparateur/upload 401 status-";
        String mutant = list().findValuesAsString("id").stream()
                .filter(id -> id.startsWith(prefix))
                .findFirst()
                .orElseThrow();
        int status = Integer.parseInt(mutant.substring(prefix.length()));

        assertThat(become("right")).isEqualTo(204);
        assertThat(uploadWithoutToken()).isEqualTo(401);

        assertThat(become(mutant)).isEqualTo(204);
        assertThat(uploadWithoutToken()).isEqualTo(status).isNotEqualTo(401);

        assertThat(become("nobody")).isEqualTo(404);
        assertThat(uploadWithoutToken()).isEqualTo(status);
    }

    @Test
    void knows_the_sandbox_s_published_identities() throws Exception {
        assertThat(become("right")).isEqualTo(204);

        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        lineup.address().resolve("/token"))
                .header(
                        "Authorization",
                        new Credentials(SandboxIdentities.CLIENT, SandboxIdentities.secretOf(SandboxIdentities.CLIENT))
                                .clientBasic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=%2Freparateur")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static JsonNode list() throws Exception {
        return JsonMapper.shared()
                .readTree(send(HttpRequest.newBuilder(lineup.control())).body());
    }

    private static int become(String id) throws Exception {
        URI control = lineup.control();
        return send(HttpRequest.newBuilder(control).PUT(BodyPublishers.ofString(id)))
                .statusCode();
    }

    private static int uploadWithoutToken() throws Exception {
        return send(HttpRequest.newBuilder(lineup.address().resolve("/reparateur/upload"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }
}
