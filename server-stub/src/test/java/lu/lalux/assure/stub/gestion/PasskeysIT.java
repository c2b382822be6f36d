package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.BrowserPage.body;
import static lu.lalux.assure.stub.gestion.BrowserPage.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Administrators and their passkeys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasskeysIT {

    private static final String ORIGIN = "http://localhost:8080";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private Sandbox sandbox;
    private Management management;
    private String name;
    private SoftwarePasskey passkey;

    @BeforeAll
    void start(@TempDir Path folder) {
        sandbox = Sandbox.start(
                folder,
                Stream.concat(Management.settings().stream(), Stream.of("assure.gestion.address=" + ORIGIN))
                        .toArray(String[]::new));
        management = new Management(sandbox::to, sandbox::send);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void administrator() throws Exception {
        sandbox.clock().reset();
        name = "lalux-" + NAMES.incrementAndGet();
        passkey = new SoftwarePasskey(ORIGIN);
        String link = json(management.administrator(
                        "POST", "/gestion/utilisateurs", body("utilisateur", name, "role", "administrateur")))
                .at("/lien/lien")
                .asString();
        assertThat(register(linked(link), passkey).statusCode()).isEqualTo(204);
    }

    @Test
    @DisplayName("a passkey that was registered by a link opens a session of an administrator, who sees all accounts")
    void signsIn() throws Exception {
        String account = management.account("Garage de la Gare", "reparateur");
        BrowserPage page = new BrowserPage(sandbox);
        HttpResponse<String> answer = signIn(page, passkey);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("role").asString()).isEqualTo("administrateur");
        assertThat(json(answer).get("etape").asString()).isEqualTo("complete");
        assertThat(page.call("GET", "/gestion/comptes/" + account, "").statusCode())
                .isEqualTo(200);
        assertThat(json(management.anonymous("GET", "/gestion/offre", ""))
                        .get("administrateur")
                        .asBoolean())
                .isTrue();
        assertThat(problem(management.anonymous("GET", "/gestion/openid", "")))
                .as("without a provider")
                .isEqualTo("404 chemin-inconnu");
        assertThat(page.call("GET", "/gestion/audit?cible=" + name, "").body())
                .contains("cle-acces-enregistree", "session-ouverte");
    }

    @Test
    @DisplayName(
            "the session of a link registers one passkey and is over; so is every other one, and every other passkey")
    void replaces() throws Exception {
        BrowserPage before = new BrowserPage(sandbox);
        signIn(before, passkey);
        BrowserPage linked = linked(link(name));
        assertThat(before.isSignedIn()).isTrue();
        SoftwarePasskey other = new SoftwarePasskey(ORIGIN);
        assertThat(register(linked, other).statusCode()).isEqualTo(204);
        assertThat(linked.isSignedIn()).isFalse();
        assertThat(before.isSignedIn()).isFalse();
        assertThat(problem(signIn(before, passkey))).isEqualTo("401 non-authentifie");
        assertThat(signIn(before, other).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("whoever is signed in adds another passkey, and both are good")
    void adds() throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        signIn(page, passkey);
        SoftwarePasskey other = new SoftwarePasskey(ORIGIN);
        assertThat(register(page, other).statusCode()).isEqualTo(204);
        assertThat(page.isSignedIn()).isTrue();
        assertThat(signIn(new BrowserPage(sandbox), other).statusCode()).isEqualTo(200);
        assertThat(signIn(new BrowserPage(sandbox), passkey).statusCode()).isEqualTo(200);
        assertThat(json(page.call("GET", "/gestion/utilisateurs/" + name, ""))
                        .get("clesAcces")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    @DisplayName(
            "an answer is good once, for its own challenge, for five minutes, at its own origin, by who was verified")
    void refuses() throws Exception {
        String options = options("/gestion/cles/connexion/defi", new BrowserPage(sandbox));
        String answer = passkey.get(options);
        assertThat(answered(answer).statusCode()).isEqualTo(200);
        assertThat(problem(answered(answer))).as("again").isEqualTo("401 non-authentifie");
        assertThat(problem(answered(passkey.get(options.replaceFirst("challenge\":\"...", "challenge\":\"AAA")))))
                .as("a challenge of one's own")
                .isEqualTo("401 non-authentifie");

        String late = passkey.get(options("/gestion/cles/connexion/defi", new BrowserPage(sandbox)));
        sandbox.clock().advance(Duration.ofMinutes(5));
        assertThat(problem(answered(late))).as("too late").isEqualTo("401 non-authentifie");

        passkey.verifies = false;
        assertThat(problem(signIn(new BrowserPage(sandbox), passkey))).isEqualTo("401 non-authentifie");
        assertThat(problem(signIn(new BrowserPage(sandbox), new SoftwarePasskey(ORIGIN))))
                .as("unknown")
                .isEqualTo("401 non-authentifie");
        assertThat(problem(answered("{}"))).isEqualTo("401 non-authentifie");

        SoftwarePasskey elsewhere = new SoftwarePasskey("https://lalux.example");
        assertThat(problem(register(linked(link(name)), elsewhere))).isEqualTo("401 non-authentifie");
    }

    @Test
    @DisplayName("an administrator sees their own passkeys and withdraws one of them, but not their only way in")
    void withdraws() throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        signIn(page, passkey);
        String first = keys(page).get(0).get("cle").asString();
        assertThat(problem(page.call("DELETE", "/gestion/cles/" + first, ""))).isEqualTo("409 etat-en-conflit");
        sandbox.clock().advance(Duration.ofMinutes(1));
        SoftwarePasskey other = new SoftwarePasskey(ORIGIN);
        register(page, other);
        assertThat(keys(page)).hasSize(2);
        assertThat(keys(page).get(0).get("derniereUtilisation").asString()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(keys(page).get(1).get("cree").asString()).isEqualTo("2026-03-02T08:01:00Z");
        assertThat(keys(page).get(1).has("derniereUtilisation"))
                .as("never used")
                .isFalse();

        BrowserPage lost = new BrowserPage(sandbox);
        signIn(lost, passkey);
        assertThat(page.call("DELETE", "/gestion/cles/" + first, "").statusCode())
                .isEqualTo(204);
        assertThat(keys(page)).extracting(key -> key.get("cle").asString()).doesNotContain(first);
        assertThat(lost.isSignedIn()).as("the lost device").isFalse();
        assertThat(problem(signIn(lost, passkey))).isEqualTo("401 non-authentifie");
        assertThat(signIn(lost, other).statusCode()).isEqualTo(200);
        assertThat(problem(page.call("DELETE", "/gestion/cles/" + first, ""))).isEqualTo("404 chemin-inconnu");
        assertThat(page.call("GET", "/gestion/audit?cible=" + name, "").body())
                .contains("\"cle-acces-retiree\"", first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from cles_acces where utilisateur = ?",
                "update utilisateurs set suspendu = 1 where utilisateur = ?",
            })
    @DisplayName("what changes between a right answer and the session opens none: the passkey withdrawn, a suspension")
    void changedMeanwhile(String change) throws Exception {
        String answer = passkey.get(options("/gestion/cles/connexion/defi", new BrowserPage(sandbox)));
        try (HeldWrite held = HeldWrite.of(sandbox, change, name)) {
            CompletableFuture<HttpResponse<String>> opened = held.meanwhile(() -> answered(answer));
            held.go();
            assertThat(problem(opened.join())).isEqualTo("401 non-authentifie");
        }
    }

    @Test
    @DisplayName("API1:2023, API5:2023: nobody lists or withdraws another's passkeys, nor does the session of a link")
    void othersPasskeys() throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        signIn(page, passkey);
        SoftwarePasskey second = new SoftwarePasskey(ORIGIN);
        register(page, second);
        String key = keys(page).get(0).get("cle").asString();
        BrowserPage linked = linked(link(name));
        assertThat(problem(linked.call("GET", "/gestion/cles", ""))).isEqualTo("403 portee-insuffisante");
        assertThat(problem(linked.call("DELETE", "/gestion/cles/" + key, ""))).isEqualTo("403 portee-insuffisante");
        assertThat(problem(page.call("DELETE", "/gestion/cles/" + key, "", false)))
                .as("without CSRF value")
                .isEqualTo("403 portee-insuffisante");
        assertThat(problem(management.anonymous("GET", "/gestion/cles", ""))).isEqualTo("401 non-authentifie");
        administrator();
        BrowserPage another = new BrowserPage(sandbox);
        signIn(another, passkey);
        assertThat(keys(another)).hasSize(1);
        assertThat(problem(another.call("DELETE", "/gestion/cles/" + key, ""))).isEqualTo("404 chemin-inconnu");
        assertThat(keys(page)).hasSize(2);
    }

    @Test
    @DisplayName(
            "a sign-in by passkey that failed is audited for whose it is, or whom it names, with no part of the passkey")
    void failuresAreAudited() throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        passkey.verifies = false;
        assertThat(problem(signIn(page, passkey))).isEqualTo("401 non-authentifie");
        String failed = awaitAudit(name, "connexion-refusee");
        assertThat(failed).contains("\"qui\":\"inconnu\"", "cle-acces", "127.0.0.1");
        for (String nobodys :
                List.of("nothing", "{\"id\":\"\\u0000\"}", "{\"response\":{\"userHandle\":\"\\u0000\"}}")) {
            assertThat(problem(answered(nobodys))).isEqualTo("401 non-authentifie");
        }

        String other = name;
        SoftwarePasskey replaced = passkey;
        replaced.verifies = true;
        administrator();
        SoftwarePasskey before = passkey;
        assertThat(register(linked(link(name)), new SoftwarePasskey(ORIGIN)).statusCode())
                .isEqualTo(204);
        assertThat(problem(signIn(page, before))).isEqualTo("401 non-authentifie");
        awaitAudit(name, "connexion-refusee");
        assertThat(signIn(page, replaced).statusCode()).isEqualTo(200);
        assertThat(management
                        .administrator("GET", "/gestion/audit?cible=" + other, "")
                        .body())
                .doesNotContain("rawId", "signature", "clientData");
    }

    @Test
    @DisplayName("the last administrator who can sign in is neither suspended nor withdrawn")
    void last() throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        signIn(page, passkey);
        for (String other : json(page.call("GET", "/gestion/utilisateurs?nombre=200", ""))
                .get("elements")
                .valueStream()
                .map(one -> one.get("utilisateur").asString())
                .filter(one -> !one.equals(name))
                .toList()) {
            assertThat(page.call("DELETE", "/gestion/utilisateurs/" + other, "").statusCode())
                    .isEqualTo(204);
        }
        assertThat(problem(page.call("PATCH", "/gestion/utilisateurs/" + name, "{\"suspendu\": true}")))
                .isEqualTo("409 etat-en-conflit");
        assertThat(problem(page.call("DELETE", "/gestion/utilisateurs/" + name, "")))
                .isEqualTo("409 etat-en-conflit");
        assertThat(page.isSignedIn()).isTrue();
    }

    @Test
    @DisplayName("a suspended administrator's passkey opens nothing, and API5:2023: passkeys are no provider's")
    void administratorsOnly() throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        signIn(page, passkey);
        SoftwarePasskey first = passkey;
        administrator();
        signIn(new BrowserPage(sandbox), passkey);
        String suspended = json(page.call("GET", "/gestion/session", ""))
                .get("utilisateur")
                .asString();
        management.administrator("PATCH", "/gestion/utilisateurs/" + suspended, "{\"suspendu\": true}");
        assertThat(page.isSignedIn()).isFalse();
        assertThat(problem(signIn(page, first))).isEqualTo("401 non-authentifie");

        String account = management.account("Garage de la Gare", "reparateur");
        String user = "m.weber-" + NAMES.incrementAndGet();
        String link = json(management.administrator(
                        "POST",
                        "/gestion/utilisateurs",
                        body("utilisateur", user, "role", "prestataire", "compte", account)))
                .at("/lien/lien")
                .asString();
        management.anonymous("POST", "/gestion/liens", body("lien", link, "motDePasse", "tulipe Vianden grue 1839"));
        BrowserPage provider = new BrowserPage(sandbox);
        provider.signIn(user, "tulipe Vianden grue 1839");
        assertThat(problem(provider.call("POST", "/gestion/cles/defi", ""))).isEqualTo("403 portee-insuffisante");
        assertThat(problem(provider.call("POST", "/gestion/cles", body("reponse", "{}"))))
                .isEqualTo("403 portee-insuffisante");
        assertThat(problem(management.anonymous("POST", "/gestion/cles/defi", "")))
                .isEqualTo("401 non-authentifie");
    }

    private String awaitAudit(String of, String what) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        String audit = management
                .administrator("GET", "/gestion/audit?cible=" + of, "")
                .body();
        while (!audit.contains(what) && System.nanoTime() < end) {
            Thread.sleep(100);
            audit = management
                    .administrator("GET", "/gestion/audit?cible=" + of, "")
                    .body();
        }
        assertThat(audit).contains(what);
        return audit;
    }

    private static List<JsonNode> keys(BrowserPage page) throws Exception {
        HttpResponse<String> answer = page.call("GET", "/gestion/cles", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("elements").valueStream().toList();
    }

    private BrowserPage linked(String link) throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        HttpResponse<String> used = page.opening("/gestion/liens", body("lien", link));
        assertThat(used.statusCode()).as(used.body()).isEqualTo(200);
        return page;
    }

    private String link(String of) throws Exception {
        return json(management.administrator("POST", "/gestion/utilisateurs/" + of + "/liens", ""))
                .get("lien")
                .asString();
    }

    private static String options(String path, BrowserPage page) throws Exception {
        HttpResponse<String> answer = page.call("POST", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("options").asString();
    }

    private static HttpResponse<String> register(BrowserPage page, SoftwarePasskey key) throws Exception {
        return page.call("POST", "/gestion/cles", body("reponse", key.create(options("/gestion/cles/defi", page))));
    }

    private HttpResponse<String> signIn(BrowserPage page, SoftwarePasskey key) throws Exception {
        String answer = key.get(options("/gestion/cles/connexion/defi", new BrowserPage(sandbox)));
        return page.opening("/gestion/cles/connexion", body("reponse", answer));
    }

    private HttpResponse<String> answered(String answer) throws Exception {
        return management.anonymous("POST", "/gestion/cles/connexion", body("reponse", answer));
    }
}
