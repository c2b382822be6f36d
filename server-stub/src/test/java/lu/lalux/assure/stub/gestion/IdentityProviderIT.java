package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.BrowserPage.body;
import static lu.lalux.assure.stub.gestion.BrowserPage.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.stub.gestion.signin.AdministratorCommand;
import lu.lalux.assure.stub.support.Chromium;
import lu.lalux.assure.stub.support.FreePort;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Administrators who sign in through an OpenID provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class IdentityProviderIT {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Path folder;
    private LocalProvider provider;
    private Sandbox sandbox;
    private Management management;
    private String name;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        this.folder = folder;
        provider = new LocalProvider();
        sandbox = Sandbox.start(folder, settings());
        management = new Management(sandbox::to, sandbox::send);
    }

    @AfterAll
    void stop() {
        sandbox.close();
        provider.close();
    }

    @BeforeEach
    void person() {
        sandbox.clock().reset();
        provider.reset();
        name = "m.weber-" + NAMES.incrementAndGet();
        provider.change = called(name);
    }

    @Test
    @DisplayName("whoever the provider says is an administrator becomes one, with a complete session, and is one again")
    void signsIn() throws Exception {
        Browser browser = new Browser();
        HttpResponse<String> end = browser.signIn("");
        assertThat(end.statusCode()).as(end.body()).isEqualTo(302);
        assertThat(location(end)).isEqualTo("/gestion/");
        assertThat(end.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("assure-gestion=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/gestion"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("assure-gestion-openid=;").contains("Max-Age=0"));
        JsonNode session = json(browser.get("/gestion/session"));
        assertThat(session.get("utilisateur").asString()).isEqualTo(name);
        assertThat(session.get("role").asString()).isEqualTo("administrateur");
        assertThat(session.get("etape").asString()).isEqualTo("complete");
        assertThat(browser.get("/gestion/audit?cible=" + name).body())
                .contains("utilisateur-cree", "session-ouverte", "fournisseurIdentite");
        assertThat(json(management.anonymous("GET", "/gestion/offre", ""))
                        .get("fournisseurIdentite")
                        .asBoolean())
                .isTrue();

        provider.change = called("autre-nom-" + name);
        assertThat(browser.signIn("").statusCode()).isEqualTo(302);
        assertThat(browser.user()).as("known by the subject").isEqualTo(name);
    }

    @Test
    @DisplayName("administrators of whom the provider says no name are called by their subjects")
    void withoutName() throws Exception {
        for (String subject : List.of("u-1-" + name, "u-2-" + name)) {
            provider.subject = subject;
            provider.change = called(name).andThen(claims -> claims.claim("preferred_username", null));
            Browser browser = new Browser();
            assertThat(browser.signIn("").statusCode()).isEqualTo(302);
            assertThat(browser.user()).isEqualTo(subject);
        }
    }

    @Test
    @DisplayName("the page at the end is the one of the language, whatever other address a request brings")
    void noOpenRedirect() throws Exception {
        assertThat(location(new Browser().signIn("?langue=en"))).isEqualTo("/gestion/en/");
        for (String asked : List.of(
                "?langue=//evil.example", "?retour=https://evil.example", "?redirect_uri=https://evil.example/")) {
            Browser browser = new Browser();
            String back = browser.begin(asked);
            assertThat(back).as(asked).startsWith("/gestion/openid/retour?code=");
            HttpResponse<String> end = browser.get(back + "&langue=//evil.example&retour=https://evil.example");
            assertThat(location(end)).as(asked).isEqualTo("/gestion/");
        }
        Browser browser = new Browser();
        String back = browser.begin("");
        browser.cookies.computeIfPresent(
                "assure-gestion-openid", (same, value) -> value.replace("FR.", "//evil.example."));
        assertThat(problem(browser.get(back))).isEqualTo("401 non-authentifie");
    }

    @Test
    @DisplayName(
            "an ID token is refused that is for another sign-in, client or time, of another provider, or signed by it")
    void tokens() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        assertRefused(softly, "nonce", claims -> claims.claim("nonce", "une-autre"));
        assertRefused(softly, "no nonce", claims -> claims.claim("nonce", null));
        assertRefused(softly, "audience", claims -> claims.audience("autre-client"));
        assertRefused(
                softly,
                "expired",
                claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(1200)))
                        .expirationTime(Date.from(Instant.now().minusSeconds(600))));
        assertRefused(softly, "issuer", claims -> claims.issuer("https://evil.example"));
        provider.signing = LocalProvider.key();
        assertRefused(softly, "signature", claims -> {});
        provider.reset();
        provider.padding = 50_000_000;
        softly.assertThat(outcome(new Browser().signIn("")))
                .as("more than anybody reads")
                .isEqualTo("503 service-indisponible");
        softly.assertAll();
    }

    @Test
    @DisplayName(
            "a state is good once, for five minutes, in the browser that began; a code is good for its own sign-in")
    void states() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        Browser browser = new Browser();
        String back = browser.begin("");
        Browser other = new Browser();
        String others = other.begin("");
        softly.assertThat(outcome(new Browser().get(back))).as("no cookie").isEqualTo("401 non-authentifie");
        softly.assertThat(outcome(other.get(back))).as("another browser's").isEqualTo("401 non-authentifie");
        softly.assertThat(outcome(browser.get(browser.begin("").replaceFirst("state=...", "state=AAA"))))
                .as("made up")
                .isEqualTo("401 non-authentifie");
        softly.assertThat(outcome(browser.get(back.replaceFirst("code=[^&]*", "error=access_denied"))))
                .as("the provider refused")
                .isEqualTo("401 non-authentifie");

        String again = browser.begin("");
        Map<String, String> before = Map.copyOf(browser.cookies);
        softly.assertThat(browser.get(again).statusCode()).isEqualTo(302);
        browser.cookies.putAll(before);
        provider.codesAreGoodAgain();
        softly.assertThat(outcome(browser.get(again))).as("again").isEqualTo("401 non-authentifie");

        String stolen =
                LocalProvider.parameters(URI.create(others).getRawQuery()).get("code");
        Browser thief = new Browser();
        softly.assertThat(outcome(thief.get(thief.begin("").replaceFirst("code=[^&]*", "code=" + stolen))))
                .as("a code of another sign-in")
                .isEqualTo("401 non-authentifie");

        String late = browser.begin("");
        sandbox.clock().advance(Duration.ofMinutes(5));
        softly.assertThat(outcome(browser.get(late))).as("too late").isEqualTo("401 non-authentifie");
        softly.assertAll();
    }

    @Test
    @DisplayName("API5:2023: whoever has not the claim is no administrator, nor is who was suspended or withdrawn")
    void administratorsOnly() throws Exception {
        SoftAssertions softly = new SoftAssertions();
        for (Object groups : List.of(List.of("tous"), "tous", List.of(), true)) {
            provider.change = called(name).andThen(claims -> claims.claim("groups", groups));
            softly.assertThat(outcome(new Browser().signIn("")))
                    .as("%s", groups)
                    .isEqualTo("403 portee-insuffisante");
        }
        provider.change = called(name).andThen(claims -> claims.claim("groups", null));
        softly.assertThat(outcome(new Browser().signIn(""))).isEqualTo("403 portee-insuffisante");
        softly.assertThat(outcome(management.administrator("GET", "/gestion/utilisateurs/" + name, "")))
                .isEqualTo("404 chemin-inconnu");

        Browser other = new Browser();
        provider.subject = "autre";
        provider.change = called("autre-" + name);
        other.signIn("");
        provider.subject = name;
        provider.change = called(name).andThen(claims -> claims.claim("groups", LocalProvider.ADMINISTRATORS));
        Browser browser = new Browser();
        softly.assertThat(browser.signIn("").statusCode()).isEqualTo(302);
        management.administrator("PATCH", "/gestion/utilisateurs/" + name, "{\"suspendu\": true}");
        softly.assertThat(browser.get("/gestion/session").statusCode()).isEqualTo(401);
        softly.assertThat(outcome(browser.signIn(""))).as("suspended").isEqualTo("403 portee-insuffisante");
        management.administrator("DELETE", "/gestion/utilisateurs/" + name, "");
        softly.assertThat(outcome(browser.signIn(""))).as("withdrawn").isEqualTo("403 portee-insuffisante");
        provider.change = called("encore-" + name);
        softly.assertThat(outcome(browser.signIn(""))).as("by another name").isEqualTo("403 portee-insuffisante");
        provider.subject = "encore un";
        provider.change = called(name);
        softly.assertThat(outcome(browser.signIn("")))
                .as("a withdrawn one's name")
                .isEqualTo("403 portee-insuffisante");

        String user = "garage-" + name;
        management.administrator(
                "POST",
                "/gestion/utilisateurs",
                body(
                        "utilisateur",
                        user,
                        "role",
                        "prestataire",
                        "compte",
                        management.account("Garage de la Gare", "reparateur")));
        provider.change = called(user);
        softly.assertThat(outcome(browser.signIn("")))
                .as("a provider's own user")
                .isEqualTo("403 portee-insuffisante");
        softly.assertAll();
    }

    @Test
    @DisplayName(
            "passkeys open nothing any more, but for whom the command on the server lets in, until they come by the provider")
    void passkeys() throws Exception {
        management.administrator("POST", "/gestion/utilisateurs", body("utilisateur", name, "role", "administrateur"));
        SoftwarePasskey passkey = new SoftwarePasskey("http://localhost:" + sandbox.port());
        registered(
                json(management.administrator("POST", "/gestion/utilisateurs/" + name + "/liens", ""))
                        .get("lien")
                        .asString(),
                passkey);
        assertThat(problem(signIn(passkey))).isEqualTo("401 non-authentifie");

        SoftwarePasskey emergency = new SoftwarePasskey("http://localhost:" + sandbox.port());
        registered(commandLink(name), emergency);
        assertThat(signIn(emergency).statusCode()).isEqualTo(200);

        Browser browser = new Browser();
        assertThat(browser.signIn("").statusCode()).isEqualTo(302);
        assertThat(browser.user()).isEqualTo(name);
        assertThat(problem(signIn(emergency))).isEqualTo("401 non-authentifie");
    }

    @Test
    @DisplayName(
            "whoever comes by the provider withdraws even their last passkey; who was let in by the command does not")
    void lastPasskey() throws Exception {
        management.administrator("POST", "/gestion/utilisateurs", body("utilisateur", name, "role", "administrateur"));
        SoftwarePasskey emergency = new SoftwarePasskey("http://localhost:" + sandbox.port());
        registered(commandLink(name), emergency);
        BrowserPage letIn = new BrowserPage(sandbox);
        assertThat(signIn(letIn, emergency).statusCode()).isEqualTo(200);
        String only = json(letIn.call("GET", "/gestion/cles", ""))
                .at("/elements/0/cle")
                .asString();
        assertThat(problem(letIn.call("DELETE", "/gestion/cles/" + only, ""))).isEqualTo("409 etat-en-conflit");

        Browser browser = new Browser();
        browser.signIn("");
        assertThat(browser.delete("/gestion/cles/" + only).statusCode()).isEqualTo(204);
        assertThat(json(browser.get("/gestion/cles")).get("elements")).isEmpty();
        assertThat(letIn.isSignedIn()).as("by the passkey that is withdrawn").isFalse();
        assertThat(new Browser().signIn("").statusCode()).isEqualTo(302);
    }

    @Test
    @DisplayName(
            "whoever has signed out here is led to where the provider ends its session, and from there back to the page")
    void signsOut() throws Exception {
        Browser browser = new Browser();
        browser.signIn("");
        HttpResponse<String> end = browser.get("/gestion/openid/fin?langue=en");
        assertThat(end.statusCode()).isEqualTo(302);
        Map<String, String> asked =
                LocalProvider.parameters(URI.create(location(end)).getRawQuery());
        assertThat(location(end)).startsWith(provider.issuer() + "/logout?");
        assertThat(asked)
                .containsEntry("realm", "lalux")
                .containsEntry("client_id", LocalProvider.CLIENT)
                .containsKey("post_logout_redirect_uri");
        assertThat(asked.get("post_logout_redirect_uri"))
                .startsWith("http://localhost:")
                .endsWith("/gestion/en/");
        assertThat(browser.user()).as("an address ends no session").isEqualTo(name);
    }

    @Test
    @Needs(Tool.CHROMIUM)
    @DisplayName("a real browser goes to the provider and back with its cookies, and leaves both when it signs out")
    @DisabledIfSystemProperty(
            named = "skip.npm",
            matches = "true|",
            disabledReason =
                    "npm was left out (-Dskip.npm), and the browser is driven by a Node program of its packages")
    void inBrowser(@TempDir Path output) throws Exception {
        provider.asks = true;
        Chromium.runs(
                "gestion-openid.mjs",
                Map.of("ASSURE_BASE", "http://localhost:" + sandbox.port(), "ASSURE_ADMINISTRATEUR", name),
                output);
        assertThat(provider.ended).hasValue(1);
    }

    @Test
    @DisplayName("a provider that is down keeps no server from starting, and is asked again; the secret is in no log")
    void down(@TempDir Path other, CapturedOutput output) throws Exception {
        provider.broken = true;
        HttpResponse<String> failed = new Browser().signIn("");
        assertThat(problem(failed)).isEqualTo("503 service-indisponible");
        assertThat(failed.headers().firstValue("Retry-After")).isPresent();
        provider.broken = false;
        assertThat(new Browser().signIn("").statusCode()).isEqualTo(302);

        LocalProvider gone = new LocalProvider(FreePort.find());
        gone.close();
        try (Sandbox early =
                Sandbox.start(other, LocalProvider.settings(gone.issuer()).toArray(String[]::new))) {
            assertThat(problem(early.send(early.to("/gestion/openid")))).isEqualTo("503 service-indisponible");
            try (LocalProvider back = new LocalProvider(gone.port())) {
                back.ends = false;
                assertThat(location(early.send(early.to("/gestion/openid")))).startsWith(back.issuer());
                assertThat(location(early.send(early.to("/gestion/openid/fin?langue=en"))))
                        .as("a provider that does not end its sessions for others")
                        .isEqualTo("/gestion/en/");
            }
        }
        assertThat(output).contains("identity provider").doesNotContain(LocalProvider.SECRET);
    }

    private void assertRefused(SoftAssertions softly, String what, Consumer<JWTClaimsSet.Builder> change)
            throws Exception {
        provider.change = called(name).andThen(change);
        softly.assertThat(outcome(new Browser().signIn(""))).as(what).isEqualTo("401 non-authentifie");
    }

    private static String outcome(HttpResponse<String> answer) {
        return answer.body().isEmpty() ? String.valueOf(answer.statusCode()) : problem(answer);
    }

    private static Consumer<JWTClaimsSet.Builder> called(String name) {
        return claims -> claims.claim("preferred_username", name);
    }

    private String[] settings() {
        return Stream.concat(Management.settings().stream(), LocalProvider.settings(provider.issuer()).stream())
                .toArray(String[]::new);
    }

    private String commandLink(String of) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(AdministratorCommand.OPTION, of));
        Installation.chosen().settings(folder).forEach(setting -> arguments.add("--" + setting));
        Stream.of(settings()).forEach(setting -> arguments.add("--" + setting));
        assertThat(AdministratorCommand.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isZero();
        String text = said.toString(StandardCharsets.UTF_8);
        return text.substring(text.indexOf('#') + 1).strip();
    }

    private void registered(String link, SoftwarePasskey key) throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        page.opening("/gestion/liens", body("lien", link));
        String options =
                json(page.call("POST", "/gestion/cles/defi", "")).get("options").asString();
        assertThat(page.call("POST", "/gestion/cles", body("reponse", key.create(options)))
                        .statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<String> signIn(SoftwarePasskey key) throws Exception {
        return signIn(new BrowserPage(sandbox), key);
    }

    private static HttpResponse<String> signIn(BrowserPage page, SoftwarePasskey key) throws Exception {
        String options = json(page.call("POST", "/gestion/cles/connexion/defi", ""))
                .get("options")
                .asString();
        return page.opening("/gestion/cles/connexion", body("reponse", key.get(options)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    /** A browser at both the server and the provider. */
    private final class Browser {

        private final HttpClient http = HttpClient.newHttpClient();
        private final Map<String, String> cookies = new TreeMap<>();

        /** Goes to the provider and comes back; the answer at the end. */
        HttpResponse<String> signIn(String query) throws Exception {
            return get(begin(query));
        }

        /** Goes to the provider; what it sends the browser back to. */
        String begin(String query) throws Exception {
            HttpResponse<String> begun = get("/gestion/openid" + query);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(302);
            assertThat(location(begun)).startsWith(provider.issuer() + "/authorize?");
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(location(begun))).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            assertThat(location(answer)).startsWith("http://localhost:");
            return LocalProvider.pathAndQuery(location(answer));
        }

        HttpResponse<String> get(String path) throws Exception {
            return send(sandbox.to(path));
        }

        /** As the page does it: with the value that goes with the session. */
        HttpResponse<String> delete(String path) throws Exception {
            String csrf = json(get("/gestion/session")).get("csrf").asString();
            return send(sandbox.to(path).DELETE().header("Assure-CSRF", csrf));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = sandbox.send(request);
            for (String set : answer.headers().allValues("Set-Cookie")) {
                String[] pair = set.substring(0, set.indexOf(';')).split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        }

        String user() throws Exception {
            return json(get("/gestion/session")).get("utilisateur").asString();
        }
    }
}
