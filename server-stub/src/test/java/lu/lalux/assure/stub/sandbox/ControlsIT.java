package lu.lalux.assure.stub.sandbox;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The sandbox's controls, over HTTP, on the stub as it comes: its own clock and settings. */
class ControlsIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final String SECRET = GARAGE.substring(GARAGE.indexOf(':') + 1);

    @TempDir
    static Path folder;

    private static StubProcess stub;

    @BeforeAll
    static void start() throws Exception {
        stub = StubProcess.start(folder, "128m", List.of());
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @AfterEach
    void reset() throws Exception {
        command("DELETE", "etat");
    }

    @Test
    @DisplayName("the clock moves on: a token expires, then a key (D18); a reset brings both back")
    void clock() throws Exception {
        String key = json(stub.put(GARAGE, UPLOAD, file("a.pdf", new byte[] {1})))
                .get("key")
                .asString();
        String early = stub.token(GARAGE);

        assertThat(json(command("PUT", "horloge?avancer=PT1H")).get("avance").asString())
                .isEqualTo("PT1H");
        assertThat(settle(early, "C-1", key).statusCode()).isEqualTo(401);

        command("PUT", "horloge?avancer=PT23H");
        HttpResponse<String> expired = settle(stub.newToken(GARAGE), "C-1", key);
        assertThat(problem(expired)).isEqualTo("422 regle-non-respectee");
        assertThat(faults(expired)).containsExactly("/refPDFFacture cle-perimee");

        assertThat(json(command("DELETE", "etat")).get("avance").asString()).isEqualTo("PT0S");
        assertThat(settle(early, "C-1", key).statusCode()).isEqualTo(202);
    }

    @Test
    @DisplayName(
            "the next uploads that the contract accepts end in Error, without a key (D12), so many and no more; a refused one does not count")
    void uploads() throws Exception {
        assertThat(json(command("PUT", "depots?erreurs=2"))
                        .get("depotsEnErreur")
                        .asInt())
                .isEqualTo(2);
        assertThat(stub.put(GARAGE, UPLOAD, "{}").statusCode()).isEqualTo(400);
        for (String status : List.of("Error", "Error", "Verified")) {
            HttpResponse<String> response = stub.put(GARAGE, UPLOAD, file("a.pdf", new byte[] {1}));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(json(response).get("status").asString()).isEqualTo(status);
            assertThat(json(response).has("key")).isEqualTo(status.equals("Verified"));
        }
    }

    @ParameterizedTest
    @CsvSource({"429, 429 trop-de-requetes", "503, 503 service-indisponible"})
    @DisplayName(
            "the next calls are refused with the delay that was ordered, so many and no more; what is not an operation is not")
    void calls(int status, String problem) throws Exception {
        stub.token(GARAGE);
        HttpResponse<String> state = command("PUT", "appels?statut=" + status + "&reessayer=7&nombre=2");
        assertThat(json(state).at("/appelsRefuses/nombre").asInt()).isEqualTo(2);
        assertThat(stub.send(stub.to("/").GET()).statusCode()).isEqualTo(200);
        for (int call = 0; call < 2; call++) {
            HttpResponse<String> response = stub.put(GARAGE, UPLOAD, file("a.pdf", new byte[100_000]));
            assertThat(problem(response)).isEqualTo(problem);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        }
        assertThat(stub.put(GARAGE, UPLOAD, file("a.pdf", new byte[] {1})).statusCode())
                .isEqualTo(200);
        assertThat(json(command("GET", "etat")).has("appelsRefuses")).isFalse();
    }

    @Test
    @DisplayName(
            "a script of a registered application can read the refusal and its delay; so it can a body too large (D26)")
    void readByBrowsers() throws Exception {
        String origin = "http://localhost:3000";
        command("PUT", "appels?statut=429");
        for (int status : new int[] {429, 413}) {
            HttpResponse<String> response = stub.send(stub.to("/expert")
                    .header("Origin", origin)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofByteArray(new byte[70_000])));
            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue(origin);
            assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
                    .hasValueSatisfying(names -> assertThat(names).contains("Retry-After", "Assure-Tolerance"));
        }
    }

    @Test
    @DisplayName(
            "D36: tolerated forms are named to who sends them, in the log, the metrics and the state; strict mode refuses them; a reset forgets both")
    void tolerances() throws Exception {
        String own = json(stub.put(GARAGE, UPLOAD, file("a.pdf", new byte[] {1})))
                .get("key")
                .asString();
        String token = stub.token(GARAGE);
        ObjectNode request = repairerRequest("T-1", own);
        ObjectNode printed = request.deepCopy().put("factureTTC", 1170.5);
        printed.set("montantHTFacture", printed.remove("factureHT"));

        assertThat(told(settle(token, request))).isEqualTo("202 ");
        assertThat(json(command("GET", "etat")).has("formesTolerees")).isFalse();
        assertThat(told(settle(token, printed))).isEqualTo("202 T2, T3");
        assertThat(told(settle(token, printed.deepCopy().put("numeroSinistre", "autre"))))
                .as("accepted in its form, refused for its content")
                .isEqualTo("409 T2, T3");
        assertThat(told(settle(token, printed.deepCopy().put("type", "Z"))))
                .as("not accepted")
                .isEqualTo("400 ");
        assertThat(told(query(token, request))).isEqualTo("202 T1");
        assertThat(told(tokenAnswer(GARAGE))).isEqualTo("200 ");
        assertThat(told(bareTokenAnswer(GARAGE))).isEqualTo("200 T4, T5");
        assertThat(told(bareTokenAnswer("garage-demo:faux"))).isEqualTo("401 ");
        awaitCounted("garage-demo T1 1, garage-demo T2 2, garage-demo T3 2, garage-demo T4 1, garage-demo T5 1");
        assertThat(stub.send(stub.to("/exploitation/metriques").GET()).body())
                .contains("assure_tolerances_total{compte=\"garage-demo\",forme=\"T3\"} 2.0");
        awaitToldForms(5);
        assertThat(stub.output().lines().filter(line -> line.contains("the tolerated form")))
                .hasSize(5)
                .anyMatch(line -> line.contains("The account garage-demo sends the tolerated form T4 (POST /token)"));
        assertThat(stub.output()).doesNotContain(SECRET);

        assertThat(json(command("PUT", "tolerances?strict=true")).get("strict").asBoolean())
                .isTrue();
        HttpResponse<String> refused = settle(token, printed);
        assertThat(told(refused)).isEqualTo("400 ");
        assertThat(faults(refused))
                .containsExactlyInAnyOrder(
                        "/factureHT champ-obligatoire", "/factureTTC type-invalide", "/montantHTFacture champ-inconnu");
        assertThat(told(query(token, request))).startsWith("4").endsWith(" ");
        assertThat(told(settle(token, request))).isEqualTo("202 ");
        assertThat(told(bareTokenAnswer(GARAGE))).isEqualTo("401 ");
        assertThat(authorized()).contains("#access_token=").doesNotContain("accessToken");

        assertThat(json(command("PUT", "tolerances?strict=false")).get("strict").asBoolean())
                .isFalse();
        assertThat(told(settle(token, printed))).isEqualTo("202 T2, T3");
        assertThat(authorized()).contains("accessToken");
        command("PUT", "tolerances?strict=true");
        JsonNode state = json(command("DELETE", "etat"));
        assertThat(state.get("strict").asBoolean()).isFalse();
        assertThat(state.has("formesTolerees")).isFalse();
        assertThat(told(settle(token, printed))).isEqualTo("202 T2, T3");
    }

    /** The status, and the forms that the answer names. */
    private static String told(HttpResponse<String> response) {
        return response.statusCode() + " "
                + response.headers().firstValue("Assure-Tolerance").orElse("");
    }

    /** No answer waits for its count. */
    private static void awaitCounted(String counts) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!counted().equals(counts) && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(counted()).isEqualTo(counts);
    }

    /** What the process prints is here a moment later. */
    private static void awaitToldForms(int number) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (stub.output()
                                .lines()
                                .filter(line -> line.contains("the tolerated form"))
                                .count()
                        < number
                && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    private static String counted() throws Exception {
        return json(command("GET", "etat"))
                .path("formesTolerees")
                .valueStream()
                .map(count -> count.get("compte").asString()
                        + ' '
                        + count.get("tolerance").asString()
                        + ' '
                        + count.get("nombre"))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "mal.example:8080, , 421",
        "localhost, https://mal.example, 403",
        "localhost, http://localhost:3000, 403",
        "localhost, http://localhost, 200",
    })
    @DisplayName(
            "nobody works them whom a web page has led here: neither by a name of its own, nor from another origin")
    void callers(String host, String origin, int status) throws Exception {
        for (String command :
                List.of("PUT /bac-a-sable/depots?erreurs=3", "DELETE /%62ac-a-sable/etat", "GET /bac-a-sable/etat")) {
            String answer = raw(command + " HTTP/1.1\r\nHost: " + host + (origin == null ? "" : "\r\nOrigin: " + origin)
                    + "\r\nX-Forwarded-Host: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(answer.contains("application/problem+json")).isEqualTo(status != 200);
        }
        assertThat(json(command("GET", "etat")).get("depotsEnErreur").asInt()).isZero();
    }

    private static String raw(String request) throws Exception {
        try (Socket socket = new Socket("localhost", stub.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("a reset takes back what was ordered")
    void takenBack() throws Exception {
        command("PUT", "depots?erreurs=5");
        command("PUT", "appels?statut=503");
        command("DELETE", "etat");
        assertThat(json(stub.put(GARAGE, UPLOAD, file("a.pdf", new byte[] {1})))
                        .get("status")
                        .asString())
                .isEqualTo("Verified");
    }

    @Test
    @DisplayName("an account that has to wait after too many wrong secrets need not after a reset")
    void wrongSecrets() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(tokenAnswer("garage-autre:faux").statusCode()).isEqualTo(401);
        }
        assertThat(problem(tokenAnswer("garage-autre:faux"))).isEqualTo("429 trop-de-requetes");

        command("DELETE", "etat");
        assertThat(tokenAnswer("garage-autre:faux").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "horloge, /avancer champ-obligatoire",
        "horloge?avancer=demain, /avancer type-invalide",
        "horloge?avancer=P1D&avancer=P2D, /avancer champ-en-double",
        "jetons?retirer=true&retirer=true, /retirer champ-en-double",
        "horloge?avancer=-PT1H, /avancer valeur-hors-bornes",
        "horloge?avancer=P367D, /avancer valeur-hors-bornes",
        "horloge?avancer=PT2562047788015215H, /avancer valeur-hors-bornes",
        "depots?erreurs=-1, /erreurs valeur-hors-bornes",
        "depots?erreurs=1001, /erreurs valeur-hors-bornes",
        "depots?erreurs=x, /erreurs type-invalide",
        "appels?statut=500, /statut valeur-hors-liste",
        "appels?statut=503&reessayer=0, /reessayer valeur-hors-bornes",
        "appels?statut=503&nombre=1001, /nombre valeur-hors-bornes",
        "virus?nombre=1001, /nombre valeur-hors-bornes",
        "reponses-perdues, /nombre champ-obligatoire",
        "reponses-coupees?nombre=x, /nombre type-invalide",
        "membres-inconnus?nombre=-1, /nombre valeur-hors-bornes",
        "reponses-lentes, /delai champ-obligatoire",
        "reponses-lentes?delai=0, /delai valeur-hors-bornes",
        "reponses-lentes?delai=61, /delai valeur-hors-bornes",
        "reponses-lentes?delai=1&nombre=1001, /nombre valeur-hors-bornes",
        "jetons, /retirer champ-obligatoire",
        "jetons?retirer=1, /retirer type-invalide",
        "tolerances, /strict champ-obligatoire",
        "tolerances?strict=peut-etre, /strict type-invalide",
        "tolerances?strict=yes, /strict type-invalide"
    })
    @DisplayName("a command that is not understood is a problem (D16), and changes nothing")
    void refused(String command, String fault) throws Exception {
        HttpResponse<String> response = command("PUT", command);
        assertThat(problem(response)).isEqualTo("400 champs-invalides");
        assertThat(faults(response)).containsExactly(fault);
        JsonNode state = json(command("GET", "etat"));
        assertThat(state.get("avance").asString()).isEqualTo("PT0S");
        assertThat(state.get("depotsEnErreur").asInt()).isZero();
        assertThat(state.has("appelsRefuses")).isFalse();
        assertThat(state.has("reponsesLentes")).isFalse();
        assertThat(List.of("virusTrouves", "reponsesPerdues", "reponsesCoupees", "membresInconnus"))
                .allMatch(number -> state.get(number).asInt() == 0);
        assertThat(state.get("jetonsRetires").asBoolean()).isFalse();
        assertThat(state.get("strict").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("what their description takes from the contract is found where it says")
    void references() throws Exception {
        List<String> elsewhere = description().findValuesAsString("$ref").stream()
                .filter(reference -> !reference.startsWith("#"))
                .distinct()
                .toList();
        assertThat(elsewhere).isNotEmpty();
        for (String reference : elsewhere) {
            URI address = URI.create("/bac-a-sable/openapi.yaml").resolve(reference);
            HttpResponse<String> there = stub.send(stub.to(address.getPath()).GET());
            assertThat(new YAMLMapper()
                            .readTree(there.body())
                            .at(address.getFragment())
                            .isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("the state is as its description has it")
    void schema() throws Exception {
        JsonNode description = description();
        SchemaRegistry registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi30(), builder -> builder.schemas(Map.of("urn:commandes", description.toString())));
        Schema state = registry.getSchema(SchemaLocation.of("urn:commandes#/components/schemas/Etat"));
        bareTokenAnswer(GARAGE);
        awaitCounted("garage-demo T4 1, garage-demo T5 1");
        for (String query : List.of(
                "depots?erreurs=3",
                "virus?nombre=1",
                "horloge?avancer=P1D",
                "tolerances?strict=true",
                "jetons?retirer=true",
                "reponses-lentes?delai=60&nombre=2",
                "reponses-perdues?nombre=1",
                "appels?statut=429")) {
            HttpResponse<String> response = command("PUT", query);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(state.validate(response.body(), InputFormat.JSON)).isEmpty();
            assertThat(description.at("/components/schemas/Etat/properties").propertyNames())
                    .containsAll(json(response).propertyNames());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"assure.sandbox.controls=false", "assure.token.clients[0].id=a-nous"})
    @DisplayName("without them, and in an installation with accounts of its own, the controls do not exist")
    void off(String setting, @TempDir Path other) throws Exception {
        List<String> settings = setting.contains("clients")
                ? List.of(
                        setting,
                        "assure.token.clients[0].secret={hmac-sha256}zV8qEjhfbYoc_spErKtkww:0Z8SJTOY3X8HYQ8mMxtA1J1MABMz3NYWQzaw7ZPcHaI",
                        "assure.token.clients[0].grants=client_credentials",
                        "assure.token.clients[0].scopes=/reparateur")
                : List.of(setting);
        try (Sandbox sandbox = Sandbox.start(other, settings.toArray(String[]::new))) {
            for (String path : description().at("/paths").propertyNames()) {
                assertThat(sandbox.send(sandbox.to(path).DELETE()).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(sandbox.send(sandbox.to("/bac-a-sable/openapi.yaml").GET())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    @DisplayName("the description names the operations that there are, and no other")
    void operations() throws Exception {
        Set<String> described = new TreeSet<>();
        description()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> mapped = new TreeSet<>();
        for (Class<?> controller : List.of(SandboxController.class, RecordsController.class)) {
            for (Method method : controller.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    mapped.add(mapping.method()[0] + " /bac-a-sable" + mapping.path()[0]);
                }
            }
        }
        mapped.remove("GET /bac-a-sable/openapi.yaml");
        assertThat(mapped).isEqualTo(described);
    }

    private static JsonNode description() throws Exception {
        return new YAMLMapper()
                .readTree(stub.send(stub.to("/bac-a-sable/openapi.yaml").GET()).body());
    }

    private static HttpResponse<String> command(String method, String command) throws Exception {
        return stub.send(stub.to("/bac-a-sable/" + command).method(method, BodyPublishers.noBody()));
    }

    private static HttpResponse<String> tokenAnswer(String credentials) throws Exception {
        return stub.send(stub.to("/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=%2Freparateur")));
    }

    /** T4 and T5: identifier and secret bare, the parameters in the query. */
    private static HttpResponse<String> bareTokenAnswer(String credentials) throws Exception {
        return stub.send(stub.to("/token?grant_type=client_credentials&scope=%2Freparateur")
                .header("Authorization", credentials.replace(':', '/'))
                .POST(BodyPublishers.noBody()));
    }

    /** Where an expert in person is sent with the token. */
    private static String authorized() throws Exception {
        HttpResponse<String> response = stub.send(stub.to("/authen?client_id=expert-app&response_type=token"
                        + "&scope=%2Fexpert&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                "expert-demo:expert-demo-motdepasse".getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.noBody()));
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static HttpResponse<String> settle(String token, String reference, String key) throws Exception {
        return settle(token, repairerRequest(reference, key));
    }

    private static HttpResponse<String> settle(String token, JsonNode request) throws Exception {
        return stub.send(stub.to("/reparateur")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(request.toString())));
    }

    /** T1: the same, its fields in the query. */
    private static HttpResponse<String> query(String token, JsonNode request) throws Exception {
        String fields = request.properties().stream()
                .map(field -> field.getKey()
                        + '='
                        + URLEncoder.encode(field.getValue().asString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return stub.send(stub.to("/reparateur?" + fields)
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.noBody()));
    }
}
