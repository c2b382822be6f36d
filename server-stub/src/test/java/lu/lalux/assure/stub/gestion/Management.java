package lu.lalux.assure.stub.gestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import lu.lalux.assure.stub.token.secret.Secrets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The management interface as a program uses it, that of an administrator first: an application of the settings. */
final class Management {

    static final String ADMINISTRATOR = "lalux-gestion";

    private static final String SECRET = "lalux-gestion-secret-5Rk8pW2zYq7NcV4t";

    private final Function<String, HttpRequest.Builder> to;
    private final Sender sender;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** How requests are sent. */
    interface Sender {
        HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException;
    }

    Management(Function<String, HttpRequest.Builder> to, Sender sender) {
        this.to = to;
        this.sender = sender;
    }

    /** The settings that declare the administrator: with them nobody is published. */
    static List<String> settings() {
        String client = "assure.token.clients[0].";
        return List.of(
                client + "id=" + ADMINISTRATOR,
                client + "secret=" + Secrets.ofClients().encode(SECRET),
                client + "grants=client_credentials",
                client + "scopes=/gestion");
    }

    /** A request of the administrator's. */
    HttpResponse<String> administrator(String method, String path, String body) throws Exception {
        return as(ADMINISTRATOR, SECRET, method, path, body);
    }

    /** A request of an application with the scope of the interface. */
    HttpResponse<String> as(String id, String secret, String method, String path, String body) throws Exception {
        String known = tokens.get(id);
        if (known == null) {
            known = token(id, secret, "/gestion");
            tokens.put(id, known);
        }
        return with(known, method, path, body);
    }

    /** A request with this token. */
    HttpResponse<String> with(String token, String method, String path, String body) throws Exception {
        return sender.send(request(method, path, body).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> anonymous(String method, String path, String body) throws Exception {
        return sender.send(request(method, path, body));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = to.apply(path);
        return body.isEmpty()
                ? request.method(method, BodyPublishers.noBody())
                : request.method(method, BodyPublishers.ofString(body)).header("Content-Type", "application/json");
    }

    HttpResponse<String> askToken(String id, String secret, String scope) throws Exception {
        String basic = URLEncoder.encode(id, StandardCharsets.UTF_8) + ':' + secret;
        return sender.send(to.apply("/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8))));
    }

    String token(String id, String secret, String scope) throws Exception {
        HttpResponse<String> answer = askToken(id, secret, scope);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("access_token").asString();
    }

    /** A new account's identifier. */
    String account(String name, String trade) throws Exception {
        HttpResponse<String> made =
                administrator("POST", "/gestion/comptes", "{\"nom\": \"" + name + "\", \"metier\": \"" + trade + "\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).get("compte").asString();
    }

    /** A new confidential application's identifier. */
    String application(String account, String scopes) throws Exception {
        HttpResponse<String> made = administrator(
                "POST",
                "/gestion/comptes/" + account + "/applications",
                "{\"nom\": \"Essai\", \"genre\": \"confidentielle\", \"portees\": " + scopes + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made).get("application").asString();
    }

    /** A new secret of an application, as it was given. */
    JsonNode secret(String application, int graceHours) throws Exception {
        HttpResponse<String> made = administrator(
                "POST", "/gestion/applications/" + application + "/secrets", "{\"delaiHeures\": " + graceHours + "}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json(made);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
