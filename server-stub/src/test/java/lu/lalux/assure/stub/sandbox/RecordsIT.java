package lu.lalux.assure.stub.sandbox;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.OTHER_GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is on record, as the controls show it. */
class RecordsIT {

    private static final String UPLOAD = "/reparateur/upload";
    /** SHA-256 of {@code abc}, FIPS 180-4's own example. */
    private static final String DIGEST = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(folder);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @DisplayName("a request that was accepted twice is there once, with its fields, and the file that its key names")
    void once() throws Exception {
        String key = settle(GARAGE, "R-1", "Facture é.pdf");
        sandbox.put(GARAGE, "/reparateur", repairerRequest("R-1", key).toString());

        JsonNode records = records("?reference=R-1");

        assertThat(records).hasSize(1);
        JsonNode record = records.get(0);
        assertThat(record.get("compte").asString()).isEqualTo("garage-demo");
        assertThat(record.get("fonction").asString()).isEqualTo("reparateur");
        assertThat(record.get("champs")).isEqualTo(repairerRequest("R-1", key));
        assertThat(record.get("fichiers")).hasSize(1);
        assertThat(record.at("/fichiers/0/champ").asString()).isEqualTo("refPDFFacture");
        assertThat(record.at("/fichiers/0/cle").asString()).isEqualTo(key);
        assertThat(record.at("/fichiers/0/nom").asString()).isEqualTo("Facture é.pdf");
        assertThat(record.at("/fichiers/0/taille").asInt()).isEqualTo(3);
        assertThat(record.at("/fichiers/0/sha256").asString()).isEqualTo(DIGEST);
    }

    @Test
    @DisplayName("a reference is compared to the letter, and signs of a pattern in it are letters")
    void exactly() throws Exception {
        for (String reference : List.of("R_2", "RX2", "r_2", "R_2%")) {
            settle(GARAGE, reference, "a.pdf");
        }

        assertThat(references(records("?reference=R_2"))).containsExactly("R_2");
        assertThat(references(records("?reference=R_2%25"))).containsExactly("R_2%");
        assertThat(references(records("?reference=%22"))).isEmpty();
    }

    @Test
    @DisplayName("a reference is found behind any number of later requests whose provider is called so")
    void behind() throws Exception {
        String provider = repairerRequest("R", "").path("idPrestataire").asString();
        String key = settle(GARAGE, provider, "a.pdf");
        sandbox.clock().advance(Duration.ofSeconds(1));
        for (int i = 0; i <= RecordsController.MOST; i++) {
            assertThat(sandbox.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("later-" + i, key).toString())
                            .statusCode())
                    .isEqualTo(202);
        }

        assertThat(records("")).hasSize(RecordsController.MOST);
        assertThat(references(records("?reference=" + provider))).containsExactly(provider);
    }

    @Test
    @DisplayName("with a token an account sees its own; without one, all are there, the latest first")
    void accounts() throws Exception {
        settle(GARAGE, "R-3", "a.pdf");
        settle(OTHER_GARAGE, "R-3", "a.pdf");
        settle(OTHER_GARAGE, "R-4", "a.pdf");

        assertThat(records("?reference=R-3")).hasSize(2);
        assertThat(references(records(sandbox.as(OTHER_GARAGE, "/bac-a-sable/demandes"))))
                .containsExactly("R-4", "R-3");
        assertThat(references(records(""))).startsWith("R-4", "R-3", "R-3");
    }

    @Test
    @DisplayName(
            "a NUL, which JSON can write, is a character of a provider or a reference, and in no other search's way")
    void nul() throws Exception {
        String key = settle(GARAGE, "R-5", "a.pdf");
        assertThat(sandbox.put(
                                GARAGE,
                                "/reparateur",
                                repairerRequest("R-6", key)
                                        .put("idPrestataire", "XA\0")
                                        .toString())
                        .statusCode())
                .isEqualTo(202);
        assertThat(sandbox.put(
                                GARAGE,
                                "/reparateur",
                                repairerRequest("R\0-7", key).toString())
                        .statusCode())
                .isEqualTo(202);

        assertThat(references(records("?reference=R-5"))).containsExactly("R-5");
        assertThat(references(records("?reference=R-6"))).containsExactly("R-6");
        assertThat(references(records("?reference=R%00-7"))).containsExactly("R\0-7");
        assertThat(references(records("?reference=R%5Cu0000-7"))).isEmpty();
        assertThat(references(records("?reference=%00"))).isEmpty();
    }

    @Test
    @DisplayName("punctuation of the form in which identities are kept is a part of a reference like any other")
    void punctuation() throws Exception {
        for (String reference : List.of(",", "\",\"", "R-8\"", "R-8", "\\", "é-8")) {
            settle(GARAGE, reference, "a.pdf");
        }

        for (String reference : List.of(",", "\",\"", "R-8\"", "R-8", "\\", "é-8")) {
            assertThat(references(records("?reference=" + URLEncoder.encode(reference, StandardCharsets.UTF_8))))
                    .containsExactly(reference);
        }
        assertThat(references(records("?reference=8"))).isEmpty();
        assertThat(references(records("?reference=-8"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    @DisplayName("a reference of no length, or of too great a one, is refused")
    void bounds(int length) throws Exception {
        HttpResponse<String> refused = sandbox.send(sandbox.to("/bac-a-sable/demandes?reference=" + "R".repeat(length))
                .GET());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(faults(refused))
                .containsExactly("/reference " + (length == 0 ? "valeur-vide" : "valeur-trop-longue"));
    }

    private static String settle(String credentials, String reference, String name) throws Exception {
        sandbox.clock().advance(Duration.ofSeconds(1));
        String key = json(sandbox.put(credentials, UPLOAD, file(name, new byte[] {'a', 'b', 'c'})))
                .get("key")
                .asString();
        assertThat(sandbox.put(
                                credentials,
                                "/reparateur",
                                repairerRequest(reference, key).toString())
                        .statusCode())
                .isEqualTo(202);
        return key;
    }

    private static JsonNode records(String query) throws IOException, InterruptedException {
        return records(sandbox.to("/bac-a-sable/demandes" + query));
    }

    private static JsonNode records(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = sandbox.send(request.GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("demandes");
    }

    private static List<String> references(JsonNode records) {
        return records.valueStream()
                .map(record -> record.at("/champs/referenceFacture").asString())
                .toList();
    }
}
