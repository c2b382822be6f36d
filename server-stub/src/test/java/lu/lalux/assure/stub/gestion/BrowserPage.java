package lu.lalux.assure.stub.gestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Function;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.support.StubProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page of the management interface, in one browser: it keeps the cookie, and knows the value that goes with it. */
final class BrowserPage {

    private Function<String, HttpRequest.Builder> to;
    private Management.Sender sender;
    private String cookie = "";
    private String csrf = "";

    BrowserPage(Sandbox sandbox) {
        this(sandbox::to, sandbox::send);
    }

    BrowserPage(StubProcess instance) {
        this(instance::to, instance::send);
    }

    private BrowserPage(Function<String, HttpRequest.Builder> to, Management.Sender sender) {
        this.to = to;
        this.sender = sender;
    }

    /** Its next requests go to another instance, as a proxy in front of several has it. */
    void goesTo(StubProcess instance) {
        to = instance::to;
        sender = instance::send;
    }

    /** Signs in; the answer, whatever it is. */
    HttpResponse<String> signIn(String name, String password) throws Exception {
        return opening("/gestion/session", body("identifiant", name, "motDePasse", password));
    }

    /** A request that may open a session. */
    HttpResponse<String> opening(String path, String body) throws Exception {
        HttpResponse<String> answer = call("POST", path, body, false);
        List<String> set = answer.headers().allValues("Set-Cookie");
        if (!set.isEmpty()) {
            cookie = set.get(0).substring(0, set.get(0).indexOf(';'));
            csrf = json(call("GET", "/gestion/session", "")).get("csrf").asString();
        }
        return answer;
    }

    HttpResponse<String> call(String method, String path, String body) throws Exception {
        return call(method, path, body, true);
    }

    /** As another site's page would have it sent: the browser adds the cookie by itself. */
    HttpResponse<String> call(String method, String path, String body, boolean own) throws Exception {
        HttpRequest.Builder request =
                to.apply(path).method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (own) {
            request.header("Assure-CSRF", csrf);
        }
        return sender.send(request);
    }

    /** The value that opens the session. */
    String value() {
        return cookie.substring(cookie.indexOf('=') + 1);
    }

    String csrf() {
        return csrf;
    }

    /** Whether the session is open. */
    boolean isSignedIn() throws Exception {
        int status = call("GET", "/gestion/session", "").statusCode();
        assertThat(status).isIn(200, 401);
        return status == 200;
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** A flat object, of names and values. */
    static String body(String... pairs) {
        var object = JsonMapper.shared().createObjectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(pairs[i], pairs[i + 1]);
        }
        return object.toString();
    }
}
