package lu.lalux.assure.conformance.judge.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.session.AllScenarios;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.trial.client.ClientSettings;
import lu.lalux.assure.conformance.judge.trial.client.TrialClient;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.Trust;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A vendor that has opened a session, and all that it was given: it knows the judge by its interface alone. */
final class Vendor {

    static final Contract CONTRACT = Contract.load();
    /** In production's time. */
    private static final Duration MOST = Duration.ofMinutes(100);

    private final URI judge;
    private final HttpClient http;
    private final SSLContext trust;
    private final Tempo tempo;
    final JsonNode opened;
    final String key;
    final String id;

    private Vendor(URI judge, HttpClient http, SSLContext trust, Tempo tempo, JsonNode opened) {
        this.judge = judge;
        this.http = http;
        this.trust = trust;
        this.tempo = tempo;
        this.opened = opened;
        this.key = opened.path("cle").asString();
        this.id = opened.at("/session/session").asString();
    }

    /** The same, where the judge is now. */
    Vendor at(URI other) {
        return new Vendor(other, http, trust, tempo, opened);
    }

    static String software(String name, String trade, String way) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("nom", name)
                .put("version", "1")
                .put("metier", trade)
                .put("acces", way)
                .toString();
    }

    static HttpResponse<String> open(URI judge, String body) throws IOException, InterruptedException {
        return Judges.sent(opening(judge, body));
    }

    static HttpRequest.Builder opening(URI judge, String body) {
        return HttpRequest.newBuilder(judge.resolve("/juge/sessions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static Vendor with(URI judge, Tempo tempo, String body) throws Exception {
        return with(judge, tempo, body, SSLContext.getDefault());
    }

    static Vendor trusting(String pem, URI judge, Tempo tempo, String body) throws Exception {
        return with(judge, tempo, body, Trust.in(pem));
    }

    private static Vendor with(URI judge, Tempo tempo, String body, SSLContext trust) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(trust)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpResponse<String> answer = http.send(opening(judge, body).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new Vendor(judge, http, trust, tempo, JsonMapper.shared().readTree(answer.body()));
    }

    HttpResponse<byte[]> bytes(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(judge.resolve("/juge/sessions/" + id + path))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    int status(String method, String path, String token) throws Exception {
        return bytes(method, path, token, null).statusCode();
    }

    String get(String path) throws Exception {
        HttpResponse<byte[]> answer = bytes("GET", path, key, null);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " " + answer.statusCode() + " " + new String(answer.body()));
        }
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    JsonNode standing() throws Exception {
        return JsonMapper.shared().readTree(get(""));
    }

    JsonNode end() throws Exception {
        return JsonMapper.shared().readTree(bytes("POST", "/fin", key, null).body());
    }

    Software asSoftware() {
        JsonNode told = opened.at("/session/logiciel");
        boolean person = told.path("acces").asString().equals("en-personne");
        return new Software(
                told.path("nom").asString(),
                told.path("version").asString(),
                Fonction.valueOf(told.path("metier").asString().toUpperCase(Locale.ROOT)),
                person ? TokenWay.IMPLICIT : TokenWay.CLIENT_CREDENTIALS,
                false,
                false);
    }

    Access access() {
        JsonNode parts = opened.at("/acces/parties");
        return new Access(
                credentials(parts.path(0)),
                credentials(parts.path(1)),
                credentials(parts.path(2)),
                opened.at("/acces/application").asString(""),
                "http://localhost:3000/callback");
    }

    private static Credentials credentials(JsonNode part) {
        return new Credentials(
                part.path("identifiant").asString(), part.path("secret").asString());
    }

    /** The list that the archive has, which is made of the session's mark and nothing else. */
    WorkList list() {
        Software software = asSoftware();
        synchronized (CONTRACT) {
            return new Session(
                            CONTRACT, software, access(), AllScenarios.of(ScenarioRegister.load(), software), tempo, id)
                    .list();
        }
    }

    TrialClient client(Ways ways) {
        return new TrialClient(
                new ClientSettings(
                        CONTRACT,
                        asSoftware(),
                        access(),
                        URI.create(opened.at("/acces/adresseJetons").asString()),
                        URI.create(opened.at("/acces/adresseFonctions").asString()),
                        trust,
                        tempo,
                        killed -> {}),
                ways,
                tempo.of(MOST));
    }

    /** Works through the whole list as a right client, and says what a person was told. */
    void work() throws Exception {
        boolean person = asSoftware().way() == TokenWay.IMPLICIT;
        TrialClient client = client(person ? new Ways().fromPage(access().origin()) : new Ways());
        WorkList list = list();
        client.work(list);
        for (int part = 1; part <= list.parts(); part++) {
            String told = told(client.told(new WorkList(list.part(part))));
            int status =
                    bytes("PUT", "/parties/" + part + "/resultats", key, told).statusCode();
            if (status != 204) {
                throw new AssertionError("resultats " + status);
            }
        }
    }

    private static String told(List<ToldResult> all) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        ArrayNode results = root.putArray("resultats");
        for (ToldResult told : all) {
            ObjectNode result = results.addObject()
                    .put("referenceFacture", told.reference())
                    .put(
                            "etat",
                            switch (told.state()) {
                                case SENT -> "acceptee";
                                case TO_MEND -> "a-corriger";
                                case REFUSED -> "refusee";
                                case LATER -> "en-attente";
                            });
            ArrayNode faults = result.putArray("fautes");
            told.pointers().forEach(pointer -> faults.addObject().put("pointer", pointer));
        }
        return root.toString();
    }
}
