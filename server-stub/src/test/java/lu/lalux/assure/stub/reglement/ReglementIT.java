package lu.lalux.assure.stub.reglement;

import static lu.lalux.assure.stub.support.Sandbox.EXPERT;
import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.OTHER_GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.expertRequest;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Settlement requests over HTTP. */
@Tag("newcomer")
class ReglementIT {

    private static final String UNKNOWN = "00000000-0000-4000-8000-000000000000.pdf";

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        sandbox = Sandbox.start(folder);
        key = sandbox.upload(GARAGE, "/reparateur/upload");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @DisplayName("202 without content, whatever Accept says, and one record")
    void accepted() throws Exception {
        for (String accept : List.of("application/json", "*/*", "text/html", "application/problem+json")) {
            HttpResponse<String> response = sandbox.send(sandbox.as(GARAGE, "/reparateur")
                    .header("Content-Type", "application/json;charset=utf-8")
                    .header("Accept", accept)
                    .PUT(BodyPublishers.ofString(repairerRequest("A-1", key).toString())));
            assertThat(response.statusCode()).as(accept).isEqualTo(202);
            assertThat(response.body()).isEmpty();
        }
        assertThat(records("A-1")).isEqualTo(1);
    }

    @Test
    @DisplayName("D19: the same amounts in other digits are the same request; another content is a conflict")
    void idempotence() throws Exception {
        ObjectNode request = repairerRequest("I-1", key);
        assertThat(put(request).statusCode()).isEqualTo(202);
        assertThat(put(request.deepCopy().put("factureHT", "1000.00").put("factureTVA", "170.5"))
                        .statusCode())
                .isEqualTo(202);

        HttpResponse<String> conflict = put(request.deepCopy().put("numeroSinistre", "AUTRE"));
        assertThat(problem(conflict)).isEqualTo("409 demande-en-conflit");
        assertThat(faults(conflict)).containsExactly("/referenceFacture demande-differente");
        assertThat(records("I-1")).isEqualTo(1);

        // A credit note, another provider and another account each have their own references.
        assertThat(put(request.deepCopy().put("type", "N")).statusCode()).isEqualTo(202);
        assertThat(put(request.deepCopy().put("idPrestataire", "XT1224")).statusCode())
                .isEqualTo(202);
        String others = sandbox.upload(OTHER_GARAGE, "/reparateur/upload");
        assertThat(sandbox.put(
                                OTHER_GARAGE,
                                "/reparateur",
                                repairerRequest("I-1", others).toString())
                        .statusCode())
                .isEqualTo(202);
        assertThat(records("I-1")).isEqualTo(4);
    }

    @Test
    @DisplayName(
            "D18: a key must be known, this account's, and of this function; another account's is as good as unknown")
    void keys() throws Exception {
        String others = sandbox.upload(OTHER_GARAGE, "/reparateur/upload");
        HttpResponse<String> foreign = put(repairerRequest("K-1", others));
        HttpResponse<String> unknown = put(repairerRequest("K-1", UNKNOWN));
        assertThat(problem(foreign)).isEqualTo("422 regle-non-respectee");
        assertThat(faults(foreign)).containsExactly("/refPDFFacture cle-inconnue");
        assertThat(json(foreign).get("errors")).isEqualTo(json(unknown).get("errors"));
        assertThat(records("K-1")).isZero();
    }

    @Test
    @DisplayName("D18, D20: every broken rule is named in one answer")
    void allRules() throws Exception {
        HttpResponse<String> response = sandbox.put(
                EXPERT,
                "/expert",
                expertRequest("X-1", UNKNOWN, UNKNOWN)
                        .put("honorairesTTC", "1")
                        .put("prejudiceTTC", "9594.01")
                        .toString());
        assertThat(problem(response)).isEqualTo("422 regle-non-respectee");
        assertThat(faults(response))
                .containsExactly(
                        "/honorairesTTC somme-inexacte",
                        "/prejudiceTTC somme-inexacte",
                        "/refPdfHonoraires cle-inconnue",
                        "/refPdfExpertise cle-inconnue");
        assertThat(json(response).get("errors").get(1).get("detail").asString())
                .isEqualTo("prejudiceHT + prejudiceTVA = 9594.00, et non 9594.01.");
    }

    @Test
    @DisplayName("D18: an expert's request, with two files or twice the same")
    void expert() throws Exception {
        String fees = sandbox.upload(EXPERT, "/expert/upload");
        String report = sandbox.upload(EXPERT, "/expert/upload");
        assertThat(sandbox.put(
                                EXPERT,
                                "/expert",
                                expertRequest("X-2", fees, report).toString())
                        .statusCode())
                .isEqualTo(202);
        assertThat(sandbox.put(
                                EXPERT,
                                "/expert",
                                expertRequest("X-3", fees, fees).toString())
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    @DisplayName("D19: the same request many times at once: each 202, one record")
    void sameAtOnce() throws Exception {
        String body = repairerRequest("C-1", key).toString();
        assertThat(atOnce(IntStream.range(0, 24).mapToObj(i -> body).toList())).containsOnly(202);
        assertThat(records("C-1")).isEqualTo(1);
    }

    @Test
    @DisplayName("D19: different requests of one reference at once: one 202, the others 409")
    void differentAtOnce() throws Exception {
        List<Integer> statuses = atOnce(IntStream.range(0, 24)
                .mapToObj(i -> repairerRequest("C-2", key)
                        .put("numeroSinistre", "S-" + i)
                        .toString())
                .toList());
        assertThat(statuses).containsOnly(202, 409);
        assertThat(statuses.stream().filter(status -> status == 202)).hasSize(1);
        assertThat(records("C-2")).isEqualTo(1);
    }

    @TestFactory
    @DisplayName("D18 to D20, D25: what the contract says of a repairer's request as data")
    Stream<DynamicTest> repairersFacts() {
        return new ContractFacts(Contract.bundled(), sandbox::put, GARAGE, "DemandeReparateur").tests();
    }

    @TestFactory
    @DisplayName("D18 to D20, D25: what the contract says of an expert's request as data")
    Stream<DynamicTest> expertsFacts() {
        return new ContractFacts(Contract.bundled(), sandbox::put, EXPERT, "DemandeExpert").tests();
    }

    @Test
    @DisplayName("D1, T1: fields in the query string and no body")
    void query() throws Exception {
        ObjectNode request =
                repairerRequest("T-1", key).put("typeFacture", "VHR").put("nbrJourVehiculeRemplacement", 3);
        assertThat(query(request, "").statusCode()).isEqualTo(202);
        // The same request as JSON is the same request.
        assertThat(put(request).statusCode()).isEqualTo(202);
        assertThat(records("T-1")).isEqualTo(1);

        assertThat(faults(query(repairerRequest("T-2", key).put("factureHT", "x"), "&type=F&zzz=1")))
                .containsExactly("/type champ-en-double", "/factureHT montant-invalide", "/zzz champ-inconnu");
    }

    @Test
    @DisplayName("strict: the tolerated forms are refused, the contract's are not")
    void strict(@TempDir Path other) throws Exception {
        try (Sandbox strict = Sandbox.start(other, "assure.strict=true")) {
            String own = strict.upload(GARAGE, "/reparateur/upload");
            ObjectNode request = repairerRequest("S-1", own);
            assertThat(strict.put(GARAGE, "/reparateur", request.toString()).statusCode())
                    .isEqualTo(202);
            assertThat(faults(strict.put(
                            GARAGE,
                            "/reparateur",
                            request.deepCopy().put("factureHT", 1000).toString())))
                    .containsExactly("/factureHT type-invalide");
            assertThat(strict.send(strict.as(GARAGE, "/reparateur?" + queryOf(request))
                                    .PUT(BodyPublishers.noBody()))
                            .statusCode())
                    .isIn(400, 415);
        }
    }

    private static HttpResponse<String> put(ObjectNode request) throws Exception {
        return sandbox.put(GARAGE, "/reparateur", request.toString());
    }

    private static HttpResponse<String> query(ObjectNode request, String more) throws Exception {
        return sandbox.send(
                sandbox.as(GARAGE, "/reparateur?" + queryOf(request) + more).PUT(BodyPublishers.noBody()));
    }

    private static String queryOf(ObjectNode request) {
        return request.properties().stream()
                .map(field -> field.getKey()
                        + '='
                        + URLEncoder.encode(field.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static List<Integer> atOnce(List<String> bodies) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(bodies.size());
        try {
            List<Callable<Integer>> calls = bodies.stream()
                    .<Callable<Integer>>map(body ->
                            () -> sandbox.put(GARAGE, "/reparateur", body).statusCode())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int records(String reference) {
        return sandbox.bean(JdbcClient.class)
                .sql("select count(*) from demandes where contenu like ?")
                .param("%\"referenceFacture\":\"" + reference + "\"%")
                .query(Integer.class)
                .single();
    }
}
