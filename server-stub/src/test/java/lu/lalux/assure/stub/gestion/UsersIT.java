package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.BrowserPage.body;
import static lu.lalux.assure.stub.gestion.BrowserPage.json;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.gestion.signin.AdministratorCommand;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The users of the management interface, how they sign in, and their sessions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class UsersIT {

    private static final String PASSWORD = "tulipe Vianden grue 1839 pâté";
    private static final AtomicInteger NAMES = new AtomicInteger();

    /** Of the throttle: stands still, so that a limit holds for as long as a test runs. */
    private final AtomicLong elapsed = new AtomicLong();

    private Path folder;
    private Sandbox sandbox;
    private Management management;
    private String account;
    private String user;

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        List<String> settings = new ArrayList<>(Management.settings());
        settings.addAll(List.of(
                "assure.sandbox.shared=true",
                "assure.token.failures.per-account=4",
                "assure.token.failures.everywhere=5",
                "assure.network.trusted-proxies=127.0.0.1,::1"));
        sandbox = Sandbox.start(
                folder,
                new MovableClock(),
                beans -> beans.registerBean(
                        "testElapsed",
                        LongSupplier.class,
                        () -> elapsed::get,
                        definition -> definition.setPrimary(true)),
                settings.toArray(String[]::new));
        management = new Management(sandbox::to, sandbox::send);
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void provider() throws Exception {
        sandbox.clock().reset();
        account = management.account("Garage de la Gare", "reparateur");
        user = invited(account);
    }

    // --- sign-in and sessions

    @Test
    @DisplayName("an invited user sets a password with the link, once, and signs in; the session's cookie is protected")
    void invitation() throws Exception {
        String name = "invite-" + NAMES.incrementAndGet();
        String link = json(management.administrator("POST", "/gestion/utilisateurs", invitation(name, account)))
                .at("/lien/lien")
                .asString();
        assertThat(state(name)).isEqualTo("invite");
        assertThat(faults(use(link, "trop court"))).containsExactly("/motDePasse mot-de-passe-faible");
        HttpResponse<String> without = management.anonymous("POST", "/gestion/liens", body("lien", link));
        assertThat(faults(without)).containsExactly("/motDePasse champ-obligatoire");
        assertThat(use(link, PASSWORD).body())
                .isEqualTo("{\"effet\":\"mot-de-passe\",\"identifiant\":\"" + name + "\"}");
        assertThat(problem(use(link, PASSWORD))).isEqualTo("401 non-authentifie");

        HttpResponse<String> signedIn = new BrowserPage(sandbox).signIn(name, PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(200);
        assertThat(signedIn.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .matches("assure-gestion=[A-Za-z0-9_-]{43}; Path=/gestion; HttpOnly; SameSite=Strict");
        assertThat(json(signedIn).get("compte").asString()).isEqualTo(account);
        assertThat(json(signedIn).get("fin").asString())
                .isEqualTo(sandbox.clock().instant().plus(Duration.ofHours(12)).toString());
        assertThat(state(name)).isEqualTo("actif");
    }

    @Test
    @DisplayName("each sign-in has a cookie of its own, and ends the session that the browser had; leaving ends it too")
    void fixation() throws Exception {
        BrowserPage page = signedIn(user);
        String first = page.value();
        assertThat(page.signIn(user, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(page.value()).isNotEqualTo(first);
        assertThat(statusWith(first)).isEqualTo(401);
        assertThat(page.isSignedIn()).isTrue();
        assertThat(page.call("DELETE", "/gestion/session", "").statusCode()).isEqualTo(204);
        assertThat(page.isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("what changes something says what only the page knows (CSRF)")
    void csrf() throws Exception {
        BrowserPage page = signedIn(user);
        String invitation = invitation("collegue-" + NAMES.incrementAndGet(), account);
        assertThat(problem(page.call("POST", "/gestion/utilisateurs", invitation, false)))
                .isEqualTo("403 portee-insuffisante");
        assertThat(problem(page.call("DELETE", "/gestion/session", "", false))).isEqualTo("403 portee-insuffisante");
        assertThat(page.call("POST", "/gestion/utilisateurs", invitation).statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("a session ends when it is idle for half an hour, and after twelve hours whatever is done")
    void ends() throws Exception {
        BrowserPage idle = signedIn(user);
        sandbox.clock().advance(Duration.ofMinutes(30));
        assertThat(idle.isSignedIn()).isFalse();

        BrowserPage busy = signedIn(user);
        for (int i = 0; i < 28; i++) {
            sandbox.clock().advance(Duration.ofMinutes(25));
            assertThat(busy.isSignedIn()).isTrue();
        }
        sandbox.clock().advance(Duration.ofMinutes(20));
        assertThat(busy.isSignedIn()).isFalse();
    }

    @Test
    @DisplayName("a suspension, of the user or the account, a withdrawal and a new password end the sessions")
    void ended() throws Exception {
        BrowserPage page = signedIn(user);
        patch("/gestion/comptes/" + account, "{\"etat\": \"suspendu\"}");
        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.signIn(user, PASSWORD).statusCode()).isEqualTo(401);
        patch("/gestion/comptes/" + account, "{\"etat\": \"actif\"}");

        page = signedIn(user);
        patch("/gestion/utilisateurs/" + user, "{\"suspendu\": true}");
        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.signIn(user, PASSWORD).statusCode()).isEqualTo(401);
        patch("/gestion/utilisateurs/" + user, "{\"suspendu\": false}");

        page = signedIn(user);
        assertThat(use(link(user), PASSWORD + " bis").statusCode()).isEqualTo(200);
        assertThat(page.isSignedIn()).isFalse();
        assertThat(page.signIn(user, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(page.signIn(user, PASSWORD + " bis").statusCode()).isEqualTo(200);

        assertThat(management
                        .administrator("DELETE", "/gestion/utilisateurs/" + user, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(page.isSignedIn()).isFalse();
        assertThat(problem(management.administrator("GET", "/gestion/utilisateurs/" + user, "")))
                .isEqualTo("404 chemin-inconnu");
        assertThat(faults(management.administrator("POST", "/gestion/utilisateurs", invitation(user, account))))
                .containsExactly("/utilisateur identifiant-pris");
    }

    @Test
    @DisplayName("API2:2023: unknown users and wrong passwords get the same; a stranger's attempts lock nobody out")
    void attempts() throws Exception {
        String from = "198.51.100.";
        assertThat(attempt(user, PASSWORD, from + 1).statusCode()).isEqualTo(200);
        HttpResponse<String> wrong = attempt(user, "faux", from + 2);
        HttpResponse<String> unknown = attempt("personne-de-ce-nom", "faux", from + 2);
        assertThat(problem(wrong)).isEqualTo("401 non-authentifie");
        assertThat(json(unknown).get("detail")).isEqualTo(json(wrong).get("detail"));
        for (int i = 0; i < 3; i++) {
            attempt(user, "faux", from + 2);
        }
        HttpResponse<String> many = attempt(user, PASSWORD, from + 2);
        assertThat(problem(many)).isEqualTo("429 trop-de-requetes");
        assertThat(many.headers().firstValue("Retry-After")).isPresent();
        attempt(user, "faux", from + 3);
        assertThat(attempt(user, PASSWORD, from + 4).statusCode())
                .as("from everywhere")
                .isEqualTo(429);
        assertThat(attempt(user, PASSWORD, from + 1).statusCode())
                .as("where they were right before")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a name that nobody can have is nobody's, on any database")
    void impossibleNames() throws Exception {
        for (String name : List.of("\0", user + '\0', "m\u001fweber", "m\u0085weber")) {
            assertThat(problem(attempt(name, PASSWORD, "198.51.100.20"))).isEqualTo("401 non-authentifie");
        }
    }

    @Test
    @DisplayName("the log and the metric tell each name apart that somebody has, in the database as well, and no other")
    void guessesAreTold(CapturedOutput log) throws Exception {
        String from = "198.51.100.";
        String expert = management.account("Cabinet Auto", "expert");
        String application = json(management.administrator(
                        "POST",
                        "/gestion/comptes/" + expert + "/applications",
                        "{\"nom\": \"Atelier\", \"genre\": \"publique\", \"portees\": [\"/expert\"],"
                                + " \"adressesRetour\": [\"https://x.lu/r\"]}"))
                .get("application")
                .asString();
        List<String> told = List.of(person(expert), person(expert), user);
        // The registry looks again.
        elapsed.addAndGet(Duration.ofSeconds(2).toNanos());
        double unknown = counted("inconnu");
        for (int i = 0; i < 4; i++) {
            guess(application, told.get(0), from + 30);
            guess(application, told.get(1), from + 31);
            attempt(told.get(2), "faux", from + 32);
        }
        guess(application, "nul-ne-sait", from + 33);
        for (String name : told) {
            assertThat(counted(name)).as(name).isEqualTo(4);
            assertThat(log.getOut()
                            .lines()
                            .filter(line -> line.contains("Wrong secrets for the account " + name + " ")))
                    .as(name)
                    .hasSize(1);
        }
        assertThat(counted("inconnu") - unknown).isOne();
        assertThat(log.getAll()).doesNotContain("nul-ne-sait");
    }

    private void guess(String application, String person, String address) throws Exception {
        String basic = Base64.getEncoder().encodeToString((person + ":faux").getBytes(StandardCharsets.UTF_8));
        assertThat(sandbox.send(sandbox.to("/authen?response_type=token&scope=%2Fexpert&client_id=" + application
                                        + "&redirect_uri=https%3A%2F%2Fx.lu%2Fr")
                                .header("Authorization", "Basic " + basic)
                                .header("X-Forwarded-For", address)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    /** A new person of an account, who has set the password. */
    private String person(String account) throws Exception {
        String name = "p.weber-" + NAMES.incrementAndGet();
        management.administrator(
                "POST",
                "/gestion/comptes/" + account + "/personnes",
                "{\"personne\": \"" + name + "\", \"portees\": [\"/expert\"]}");
        String link = json(management.administrator("POST", "/gestion/personnes/" + name + "/liens", ""))
                .get("lien")
                .asString();
        assertThat(use(link, PASSWORD).statusCode()).isEqualTo(200);
        return name;
    }

    /** As Prometheus reads it. */
    private double counted(String name) throws Exception {
        String line = "assure_secrets_faux_total{compte=\"" + name + "\"";
        return sandbox.send(sandbox.to("/exploitation/metriques"))
                .body()
                .lines()
                .filter(one -> one.startsWith(line))
                .mapToDouble(one -> Double.parseDouble(one.substring(one.lastIndexOf(' '))))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update utilisateurs set mot_de_passe = '{bcrypt}autre' where utilisateur = ?",
                "update utilisateurs set suspendu = 1 where utilisateur = ?",
                "update utilisateurs set retire_le = 1 where utilisateur = ?",
            })
    @DisplayName("what changes between a right password and the session opens none: another password, a suspension")
    void changedMeanwhile(String change) throws Exception {
        try (HeldWrite held = HeldWrite.of(sandbox, change, user)) {
            CompletableFuture<HttpResponse<String>> answer =
                    held.meanwhile(() -> attempt(user, PASSWORD, "198.51.100.40"));
            held.go();
            assertThat(problem(answer.join())).isEqualTo("401 non-authentifie");
        }
        assertThat(sandbox.bean(JdbcClient.class)
                        .sql("select count(*) from sessions where utilisateur = ?")
                        .param(user)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    @DisplayName(
            "failed sign-ins and a limit reached are audited: an entry in 15 minutes with their number, none of unknown names")
    void failuresAreAudited() throws Exception {
        String from = "198.51.100.";
        attempt("personne-de-ce-nom", PASSWORD + "x", from + 8);
        attempt(user, PASSWORD + "x", from + 8);
        JsonNode wrong = awaitFailures(1).get(0);
        assertThat(wrong.get("qui").asString()).isEqualTo("inconnu");
        assertThat(wrong.get("quoi").asString()).isEqualTo("connexion-refusee");
        assertThat(wrong.get("compte").asString()).isEqualTo(account);
        assertThat(wrong.get("adresse").asString()).isEqualTo(from + 8);
        assertThat(wrong.get("quand").asString())
                .isEqualTo(sandbox.clock().instant().toString());
        assertThat(wrong.get("details"))
                .hasToString(
                        "[{\"champ\":\"moyen\",\"valeur\":\"mot-de-passe\"},{\"champ\":\"tentatives\",\"valeur\":\"1\"}]");

        for (int i = 0; i < 3; i++) {
            assertThat(attempt(user, PASSWORD + "x", from + 8).statusCode()).isEqualTo(401);
        }
        assertThat(attempt(user, PASSWORD, from + 8).statusCode()).isEqualTo(429);
        List<JsonNode> limited = awaitFailures(2);
        assertThat(limited).extracting(FAILURE).containsExactly("connexion-limitee 1", "connexion-refusee 1");
        assertThat(attempt(user, PASSWORD, from + 9).statusCode()).isEqualTo(200);
        sandbox.clock().advance(Duration.ofMinutes(15).minusSeconds(1));
        Thread.sleep(2_500);
        assertThat(failures()).as("not yet").hasSize(2);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(awaitFailures(3)).extracting(FAILURE).contains("connexion-refusee 3");

        BrowserPage own = signedIn(user);
        assertThat(own.call("GET", "/gestion/audit?cible=" + user, "").body())
                .as("a provider sees from where their own people are tried")
                .contains("connexion-refusee", from + 8);
        assertThat(management
                        .administrator("GET", "/gestion/audit?nombre=200", "")
                        .body())
                .doesNotContain("personne-de-ce-nom", PASSWORD);
    }

    @Test
    @DisplayName("what the audit trail calls the server, and whoever is unknown, is nobody's name")
    void reservedNames() throws Exception {
        for (String name : List.of("serveur", "inconnu")) {
            assertThat(faults(management.administrator("POST", "/gestion/utilisateurs", invitation(name, account))))
                    .containsExactly("/utilisateur identifiant-pris");
        }
    }

    @Test
    @DisplayName("a password is the same however its letters are composed (NFC)")
    void composed() throws Exception {
        String decomposed = Normalizer.normalize(PASSWORD, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(PASSWORD);
        assertThat(new BrowserPage(sandbox).signIn(user, decomposed).statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a person's link sets the password of /authen, and nothing of the interface")
    void person() throws Exception {
        String name = "personne-" + NAMES.incrementAndGet();
        management.administrator(
                "POST",
                "/gestion/comptes/" + account + "/personnes",
                "{\"personne\": \"" + name + "\", \"portees\": [\"/reparateur\"]}");
        String link = json(management.administrator("POST", "/gestion/personnes/" + name + "/liens", ""))
                .get("lien")
                .asString();
        assertThat(use(link, PASSWORD).statusCode()).isEqualTo(200);
        assertThat(json(management.administrator("GET", "/gestion/personnes/" + name, ""))
                        .get("etat")
                        .asString())
                .isEqualTo("active");
        assertThat(new BrowserPage(sandbox).signIn(name, PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("a link that is too old is good for nothing, nor is one of a suspended user")
    void worthlessLinks() throws Exception {
        String old = link(user);
        sandbox.clock().advance(Duration.ofHours(72));
        assertThat(use(old, PASSWORD).statusCode()).isEqualTo(401);
        sandbox.clock().reset();
        String replaced = link(user);
        String now = link(user);
        assertThat(use(replaced, PASSWORD).statusCode()).isEqualTo(401);
        patch("/gestion/utilisateurs/" + user, "{\"suspendu\": true}");
        assertThat(use(now, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(problem(management.administrator("POST", "/gestion/utilisateurs/" + user + "/liens", "")))
                .isEqualTo("409 etat-en-conflit");
        patch("/gestion/utilisateurs/" + user, "{\"suspendu\": false}");
        assertThat(use(now, PASSWORD).statusCode()).isEqualTo(401);
    }

    // --- who may what

    @Test
    @DisplayName("API1:2023: users of another account, and administrators, are unknown")
    void othersAreUnknown() throws Exception {
        String other = invited(management.account("Autre garage", "reparateur"));
        BrowserPage page = signedIn(user);
        List<String> answers = new ArrayList<>();
        for (String target : List.of(other, administrator())) {
            for (Operation operation :
                    operations().filter(one -> one.path().contains("{")).toList()) {
                answers.add(problem(page.call(
                        operation.method(),
                        operation.path().replace("{utilisateur}", target),
                        operation.method().equals("PATCH") ? "{\"suspendu\": true}" : "")));
            }
        }
        assertThat(answers).hasSize(8).containsOnly("404 chemin-inconnu");
        assertThat(names(page)).contains(user).doesNotContain(other, administrator());
        assertThat(problem(page.call(
                        "POST",
                        "/gestion/utilisateurs",
                        invitation("autre-" + NAMES.incrementAndGet(), accountOf(other)))))
                .isEqualTo("404 chemin-inconnu");
    }

    @Test
    @DisplayName("API2:2023: whoever shows nothing, or a cookie or token that is nothing, gets 401 everywhere")
    void nobody() throws Exception {
        List<String> answers = new ArrayList<>();
        for (Operation operation : operations().toList()) {
            String path = operation.path().replace("{utilisateur}", user);
            answers.add(problem(management.anonymous(operation.method(), path, "")));
            answers.add(problem(management.with("faux", operation.method(), path, "")));
            answers.add(problem(sandbox.send(sandbox.to(path)
                    .header("Cookie", "assure-gestion=" + "A".repeat(43))
                    .method(operation.method(), BodyPublishers.noBody()))));
        }
        assertThat(answers).hasSize(18).containsOnly("401 non-authentifie");
    }

    @Test
    @DisplayName("API3:2023: nobody gives themselves another role, account or field than those that are described")
    void fields() throws Exception {
        BrowserPage page = signedIn(user);
        assertThat(faults(page.call(
                        "PATCH", "/gestion/utilisateurs/" + user, "{\"role\": \"administrateur\", \"compte\": \"x\"}")))
                .containsExactly("/role champ-inconnu", "/compte champ-inconnu");
        assertThat(page.call("GET", "/gestion/utilisateurs/" + user, "").body()).doesNotContain("bcrypt", "mot");
    }

    @Test
    @DisplayName("API5:2023: a provider's people invite no administrator, and do nothing that is theirs")
    void administratorsOnly() throws Exception {
        BrowserPage page = signedIn(user);
        String name = "ami-" + NAMES.incrementAndGet();
        assertThat(problem(page.call(
                        "POST", "/gestion/utilisateurs", body("utilisateur", name, "role", "administrateur"))))
                .isEqualTo("403 portee-insuffisante");
        assertThat(problem(page.call("POST", "/gestion/comptes", "{\"nom\": \"x\", \"metier\": \"expert\"}")))
                .isEqualTo("403 portee-insuffisante");
        assertThat(page.call("POST", "/gestion/utilisateurs", body("utilisateur", name, "role", "prestataire"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(accountOf(name)).isEqualTo(account);
    }

    // --- administrators

    @Test
    @DisplayName("the first administrator's link is made at the start, and opens a session for a passkey only")
    void administratorsLink() throws Exception {
        assertThat(json(management.anonymous("GET", "/gestion/offre", ""))
                        .get("administrateur")
                        .asBoolean())
                .isFalse();
        assertThat(state("administrateur")).isEqualTo("invite");
        String link = command("administrateur");
        assertThat(faults(use(link, PASSWORD))).containsExactly("/motDePasse champ-inconnu");
        BrowserPage page = new BrowserPage(sandbox);
        HttpResponse<String> used = page.opening("/gestion/liens", body("lien", link));
        assertThat(used.body()).isEqualTo("{\"effet\":\"cle-acces\",\"identifiant\":\"administrateur\"}");
        assertThat(json(page.call("GET", "/gestion/session", "")).get("etape").asString())
                .isEqualTo("cle-acces");
        assertThat(problem(page.call("GET", "/gestion/comptes", ""))).isEqualTo("403 portee-insuffisante");
        assertThat(page.opening("/gestion/liens", body("lien", link)).statusCode())
                .isEqualTo(401);
        assertThat(page.signIn("administrateur", PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("the command beside the server lets a suspended administrator in, makes a new one, and nobody else")
    void command() throws Exception {
        String name = administrator();
        patch("/gestion/utilisateurs/" + name, "{\"suspendu\": true}");
        String link = command(name);
        assertThat(state(name)).isEqualTo("invite");
        assertThat(management
                        .anonymous("POST", "/gestion/liens", body("lien", link))
                        .statusCode())
                .isEqualTo(200);
        assertThat(run(user)).startsWith("2 ").doesNotContain("lien.html");
        assertThat(run("Pas Un Nom")).startsWith("2 ");
        assertThat(entries(management.administrator("GET", "/gestion/audit?cible=" + name, "")))
                .contains("serveur utilisateur-cree", "serveur utilisateur-lien", "serveur utilisateur-change");
    }

    // --- self-service

    @Test
    @DisplayName(
            "an installation with identities of its own opens no account to strangers, whatever setting was left over")
    void leftOver() throws Exception {
        assertThat(json(management.anonymous("GET", "/gestion/offre", ""))
                        .get("ouvertureLibre")
                        .asBoolean())
                .isFalse();
        assertThat(problem(management.anonymous(
                        "POST",
                        "/gestion/ouvertures",
                        body("nom", "x", "metier", "reparateur", "identifiant", "inconnue", "motDePasse", PASSWORD))))
                .isEqualTo("403 portee-insuffisante");
    }

    @Test
    @DisplayName("no password, cookie, CSRF value or link stands in an audit entry or, but as a hash, in the database")
    void secretsAreNowhere() throws Exception {
        String link = link(user);
        BrowserPage page = signedIn(user);
        String stored = everythingStored();
        assertThat(stored)
                .contains(user, "session-ouverte", "mot-de-passe-fixe", "utilisateur-lien")
                .doesNotContain(link, page.value(), PASSWORD);
        assertThat(management
                        .administrator("GET", "/gestion/audit?cible=" + user, "")
                        .body())
                .contains("session-ouverte")
                .doesNotContain(link, page.value(), page.csrf(), PASSWORD, "bcrypt");
    }

    // --- the means

    private static final Function<JsonNode, String> FAILURE =
            entry -> entry.get("quoi").asString()
                    + ' '
                    + entry.get("details").get(1).get("valeur").asString();

    private List<JsonNode> failures() throws Exception {
        return json(management.administrator("GET", "/gestion/audit?cible=" + user, ""))
                .get("elements")
                .valueStream()
                .filter(entry -> entry.get("quoi").asString().startsWith("connexion-"))
                .toList();
    }

    /** They are written some seconds later. */
    private List<JsonNode> awaitFailures(int number) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (failures().size() < number && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(failures()).hasSize(number);
        return failures();
    }

    /** The entries of an audit, each as who and what. */
    private static List<String> entries(HttpResponse<String> audit) {
        return json(audit)
                .get("elements")
                .valueStream()
                .map(one -> one.get("qui").asString() + ' ' + one.get("quoi").asString())
                .toList();
    }

    private static Stream<Operation> operations() {
        return ManagementContract.bundled().document().operations().stream()
                .filter(operation -> operation.path().startsWith("/gestion/utilisateurs"));
    }

    private static String invitation(String name, String account) {
        return body("utilisateur", name, "role", "prestataire", "compte", account);
    }

    /** A new user of an account, who has set the password. */
    private String invited(String account) throws Exception {
        String name = "m.weber-" + NAMES.incrementAndGet();
        HttpResponse<String> invited =
                management.administrator("POST", "/gestion/utilisateurs", invitation(name, account));
        assertThat(invited.statusCode()).as(invited.body()).isEqualTo(201);
        assertThat(use(json(invited).at("/lien/lien").asString(), PASSWORD).statusCode())
                .isEqualTo(200);
        return name;
    }

    private String administrator() throws Exception {
        String name = "lalux-" + NAMES.incrementAndGet();
        command(name);
        return name;
    }

    private BrowserPage signedIn(String name) throws Exception {
        BrowserPage page = new BrowserPage(sandbox);
        HttpResponse<String> answer = page.signIn(name, PASSWORD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return page;
    }

    private HttpResponse<String> use(String link, String password) throws Exception {
        return management.anonymous("POST", "/gestion/liens", body("lien", link, "motDePasse", password));
    }

    private String link(String name) throws Exception {
        return json(management.administrator("POST", "/gestion/utilisateurs/" + name + "/liens", ""))
                .get("lien")
                .asString();
    }

    private HttpResponse<String> attempt(String name, String password, String address) throws Exception {
        return from(address, "/gestion/session", body("identifiant", name, "motDePasse", password));
    }

    private HttpResponse<String> from(String address, String path, String body) throws Exception {
        return sandbox.send(sandbox.to(path)
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private int statusWith(String cookie) throws Exception {
        return sandbox.send(sandbox.to("/gestion/session").header("Cookie", "assure-gestion=" + cookie))
                .statusCode();
    }

    private String state(String name) throws Exception {
        return json(management.administrator("GET", "/gestion/utilisateurs/" + name, ""))
                .get("etat")
                .asString();
    }

    private String accountOf(String name) throws Exception {
        return json(management.administrator("GET", "/gestion/utilisateurs/" + name, ""))
                .get("compte")
                .asString();
    }

    private static List<String> names(BrowserPage page) throws Exception {
        return json(page.call("GET", "/gestion/utilisateurs?nombre=200", ""))
                .get("elements")
                .valueStream()
                .map(one -> one.get("utilisateur").asString())
                .toList();
    }

    private void patch(String path, String body) throws Exception {
        HttpResponse<String> answer = management.administrator("PATCH", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The link that the command makes beside the running server. */
    private String command(String name) throws Exception {
        String said = run(name);
        assertThat(said).startsWith("0 ").contains("http://localhost:8080/gestion/lien.html#");
        return said.substring(said.indexOf('#') + 1).strip();
    }

    private String run(String name) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(AdministratorCommand.OPTION, name));
        Installation.chosen().settings(folder).forEach(setting -> arguments.add("--" + setting));
        int code = AdministratorCommand.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    /** Every value of the tables of the users. */
    private String everythingStored() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection database = Installation.chosen().connect(folder);
                Statement statement = database.createStatement()) {
            for (String table : List.of("utilisateurs", "liens", "sessions", "audit")) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            all.append(rows.getString(i)).append('\n');
                        }
                    }
                }
            }
        }
        return all.toString();
    }
}
