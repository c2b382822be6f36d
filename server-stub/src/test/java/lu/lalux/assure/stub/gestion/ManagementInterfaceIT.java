package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.Management.json;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.SecretUse;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The management interface for programs: accounts, applications, secrets, persons, and the audit trail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("newcomer")
class ManagementInterfaceIT {

    private static final String REPAIRER = "[\"/reparateur\", \"/reparateur/upload\"]";
    private static final String MANAGING = "[\"/reparateur\", \"/gestion\"]";
    private static final Duration HOUR = Duration.ofHours(1);

    /** In which a request has come to where it waits. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private Path folder;
    private Sandbox sandbox;
    private Management management;

    private String account;
    private String application;
    private String secret;
    private String number;

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        sandbox = Sandbox.start(folder, Management.settings().toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void provider() throws Exception {
        sandbox.clock().reset();
        withNewTokens();
        account = management.account("Garage de la Gare", "reparateur");
        application = management.application(account, REPAIRER);
        JsonNode given = management.secret(application, 0);
        secret = given.get("valeur").asString();
        number = given.at("/secret/numero").asString();
    }

    /** After the time in which those that were given end. */
    private void withNewTokens() {
        management = new Management(sandbox::to, sandbox::send);
    }

    @Test
    @DisplayName(
            "at /authen a person reads the names of the application and of its account, escaped, in both languages")
    void signInNamesTheApplication() throws Exception {
        String owner = management.account("Garage <b>Fils & Cie</b>", "reparateur");
        HttpResponse<String> made = management.administrator(
                "POST",
                "/gestion/comptes/" + owner + "/applications",
                "{\"nom\": \"Atelier <i>Pro\", \"genre\": \"publique\", \"portees\": [\"/reparateur\"],"
                        + " \"adressesRetour\": [\"https://x.lu/r\"]}");
        String application = Management.json(made).get("application").asString();
        String path = "/authen?response_type=token&scope=%2Freparateur&redirect_uri=https%3A%2F%2Fx.lu%2Fr&client_id="
                + application;
        assertThat(sandbox.send(sandbox.to(path).header("Accept-Language", "fr"))
                        .body())
                .contains("L&#39;application « Atelier &lt;i&gt;Pro » de « Garage &lt;b&gt;Fils &amp; Cie&lt;/b&gt; » ("
                        + application + ')')
                .doesNotContain("<i>", "<b>");
        assertThat(sandbox.send(sandbox.to(path).header("Accept-Language", "en"))
                        .body())
                .contains("The application “Atelier &lt;i&gt;Pro” of “Garage &lt;b&gt;Fils &amp; Cie&lt;/b&gt;”");
    }

    @Test
    @DisplayName("a new account's application gets a token with its secret, and what it sends is recorded")
    void firstToken() throws Exception {
        assertThat(secret).matches("assure_[A-Za-z0-9_-]{43}");
        String token = management.token(application, secret, "/reparateur /reparateur/upload");
        HttpResponse<String> uploaded =
                management.with(token, "PUT", "/reparateur/upload", Sandbox.file("a.pdf", new byte[] {1}));
        String key = json(uploaded).get("key").asString();
        HttpResponse<String> settled = management.with(
                token,
                "PUT",
                "/reparateur",
                Sandbox.repairerRequest("G-" + key, key).toString());
        assertThat(settled.statusCode()).isEqualTo(202);
    }

    @Test
    @DisplayName("D38: while a secret is changed both get tokens; after the grace only the new one; a third is refused")
    void change() throws Exception {
        JsonNode second = management.secret(application, 2);
        String fresh = second.get("valeur").asString();
        assertThat(second.at("/ancien/numero").asString()).isEqualTo(number);
        assertThat(tokenStatus(secret)).isEqualTo(200);
        assertThat(tokenStatus(fresh)).isEqualTo(200);
        HttpResponse<String> third = management.administrator("POST", secrets(), "{}");
        assertThat(problem(third)).isEqualTo("409 etat-en-conflit");

        sandbox.clock().advance(HOUR.multipliedBy(2).minusSeconds(1));
        assertThat(tokenStatus(secret)).isEqualTo(200);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(tokenStatus(secret)).isEqualTo(401);
        assertThat(tokenStatus(fresh)).isEqualTo(200);
    }

    @Test
    @DisplayName("a secret ends when it was said to, and the tokens that it got go on")
    void end() throws Exception {
        HttpResponse<String> past = management.administrator(
                "POST", secrets(), "{\"fin\": \"" + sandbox.clock().instant().minusSeconds(1) + "\"}");
        assertThat(faults(past)).containsExactly("/fin fin-passee");
        String end = sandbox.clock().instant().plus(HOUR).toString();
        JsonNode given =
                json(management.administrator("POST", secrets(), "{\"delaiHeures\": 0, \"fin\": \"" + end + "\"}"));
        String fresh = given.get("valeur").asString();
        assertThat(tokenStatus(secret)).isEqualTo(401);
        sandbox.clock().advance(Duration.ofMinutes(50));
        String token = management.token(application, fresh, "/reparateur");
        sandbox.clock().advance(Duration.ofMinutes(10));
        assertThat(tokenStatus(fresh)).isEqualTo(401);
        assertThat(usable(token)).isTrue();
    }

    @Test
    @DisplayName(
            "a secret that is withdrawn gets no token any more, and ends none; one that is compromised ends those that it got")
    void withdrawn() throws Exception {
        String old = management.token(application, secret, "/reparateur");
        JsonNode second = management.secret(application, 168);
        String fresh = management.token(application, second.get("valeur").asString(), "/reparateur");
        assertThat(delete(secrets() + "/" + number)).isEqualTo(204);
        assertThat(tokenStatus(secret)).isEqualTo(401);
        assertThat(usable(old)).isTrue();
        assertThat(delete(secrets() + "/" + number + "?compromis=true")).isEqualTo(204);
        assertThat(usable(old)).isFalse();
        assertThat(usable(fresh)).isTrue();
        assertThat(delete(secrets() + "/" + number + "?compromis=true")).isEqualTo(404);
        assertThat(states()).containsExactlyInAnyOrder("actif", "compromis");
    }

    @Test
    @DisplayName(
            "a scope that is taken away, of the application or of its account, ends all tokens, and none lives again when it is given back")
    void scopes() throws Exception {
        String both = management.token(application, secret, "/reparateur /reparateur/upload");
        String one = management.token(application, secret, "/reparateur");
        patch("/gestion/applications/" + application, "{\"portees\": [\"/reparateur\"]}");
        assertThat(usable(both)).isFalse();
        assertThat(usable(one)).isFalse();
        assertThat(management
                        .askToken(application, secret, "/reparateur/upload")
                        .statusCode())
                .isEqualTo(400);
        patch("/gestion/applications/" + application, "{\"portees\": " + REPAIRER + "}");
        assertThat(usable(both)).as("scope given back").isFalse();
        String then = management.token(application, secret, "/reparateur");
        assertThat(usable(then)).isTrue();
        patch("/gestion/comptes/" + account, "{\"portees\": [\"/reparateur/upload\"]}");
        assertThat(usable(then)).isFalse();
        patch("/gestion/comptes/" + account, "{\"portees\": " + REPAIRER + "}");
        assertThat(usable(then)).as("given back to the account").isFalse();
        assertThat(usable(management.token(application, secret, "/reparateur"))).isTrue();
    }

    @Test
    @DisplayName(
            "a suspended account gets no token, and those that it had never live again; nor has a withdrawn application any")
    void suspended() throws Exception {
        String token = management.token(application, secret, "/reparateur");
        patch("/gestion/comptes/" + account, "{\"etat\": \"suspendu\"}");
        assertThat(usable(token)).isFalse();
        assertThat(tokenStatus(secret)).isEqualTo(401);
        patch("/gestion/comptes/" + account, "{\"etat\": \"actif\"}");
        assertThat(usable(token)).as("active again").isFalse();
        String then = management.token(application, secret, "/reparateur");
        assertThat(usable(then)).isTrue();
        assertThat(delete("/gestion/applications/" + application)).isEqualTo(204);
        assertThat(usable(then)).isFalse();
        assertThat(tokenStatus(secret)).isEqualTo(401);
        assertThat(status("GET", "/gestion/applications/" + application)).isEqualTo(404);
    }

    @Test
    @DisplayName("when a secret was last used is shown to the minute, without a write per request")
    void lastUse() throws Exception {
        sandbox.clock().advance(Duration.ofSeconds(90));
        management.token(application, secret, "/reparateur");
        sandbox.bean(SecretUse.class).destroy();
        JsonNode shown = json(management.administrator("GET", "/gestion/applications/" + application, ""))
                .at("/secrets/0");
        String used = shown.get("derniereUtilisation").asString();
        assertThat(used).endsWith(":00Z");
        assertThat(Instant.parse(used)).isBefore(sandbox.clock().instant());
    }

    @Test
    @DisplayName("a secret stands nowhere but in the answer that gives it: not in the database, not in what is shown")
    void secretsAreNowhere() throws Exception {
        management.token(application, secret, "/reparateur");
        String shown = management
                        .administrator("GET", "/gestion/applications/" + application, "")
                        .body()
                + management
                        .administrator("GET", "/gestion/audit?compte=" + account, "")
                        .body();
        assertThat(shown).contains("secret-cree", number).doesNotContain(secret, secret.substring(7));
        assertThat(everythingStored()).contains(number).doesNotContain(secret, secret.substring(7));
    }

    @Test
    @DisplayName("the audit trail says who did what to what, the last first, page by page")
    void audit() throws Exception {
        patch("/gestion/comptes/" + account, "{\"prestataire\": \"XT1234\"}");
        List<String> told = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = json(management.administrator(
                    "GET", "/gestion/audit?nombre=2&compte=" + account + (next.isEmpty() ? "" : "&apres=" + next), ""));
            page.get("elements").forEach(entry -> told.add(entry.get("quoi").asString()));
            assertThat(page.at("/elements/0/qui").asString()).isEqualTo(Management.ADMINISTRATOR);
            assertThat(page.at("/elements/0/adresse").asString()).isNotEmpty();
            next = page.path("suite").asString("");
        } while (!next.isEmpty());
        assertThat(told).containsExactly("compte-change", "secret-cree", "application-creee", "compte-cree");
        assertThat(faults(management.administrator("GET", "/gestion/audit?apres=abc", "")))
                .containsExactly("/apres identifiant-invalide");
    }

    @Test
    @DisplayName("a provider is told from where its own people made a change, and not from where an administrator did")
    void addresses() throws Exception {
        String managing = management.application(account, MANAGING);
        String given = management.secret(managing, 0).get("valeur").asString();
        management.as(managing, given, "POST", secrets(), "{}");
        // Whoever bears the administrator's name learns nothing by it.
        management.as(
                managing,
                given,
                "POST",
                "/gestion/utilisateurs",
                "{\"utilisateur\": \"" + Management.ADMINISTRATOR + "\", \"role\": \"prestataire\"}");
        JsonNode entries = json(management.as(managing, given, "GET", "/gestion/audit?nombre=200", ""))
                .get("elements");
        assertThat(entries.valueStream()
                        .filter(entry -> entry.has("adresse"))
                        .map(entry -> entry.get("qui").asString()))
                .isNotEmpty()
                .allMatch(managing::equals);
        assertThat(entries.valueStream().map(entry -> entry.get("qui").asString()))
                .contains(Management.ADMINISTRATOR);
    }

    @Test
    @DisplayName("whoever has a secret of a provider's leaves the provider changes enough for a new one")
    void changesOfOne() throws Exception {
        String stolen = management.application(account, MANAGING);
        String secret = management.secret(stolen, 0).get("valeur").asString();
        String own = management.application(account, MANAGING);
        String ownSecret = management.secret(own, 0).get("valeur").asString();
        changed(900, stolen, sandbox.clock().instant());
        String change = "{\"nom\": \"Autre\"}";
        assertThat(problem(management.as(stolen, secret, "PATCH", "/gestion/applications/" + stolen, change)))
                .isEqualTo("429 trop-de-requetes");
        assertThat(management.as(own, ownSecret, "POST", secrets(), "{}").statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("a provider makes 1 000 changes in a day; then it still withdraws, and an administrator goes on")
    void changesOfADay() throws Exception {
        String managing = management.application(account, MANAGING);
        String given = management.secret(managing, 0).get("valeur").asString();
        changed(999, "essai", sandbox.clock().instant());
        HttpResponse<String> last = management.as(managing, given, "POST", secrets(), "{}");
        assertThat(last.statusCode()).as(last.body()).isEqualTo(201);

        HttpResponse<String> refused =
                management.as(managing, given, "PATCH", "/gestion/applications/" + application, "{\"nom\": \"Autre\"}");
        assertThat(problem(refused)).isEqualTo("429 trop-de-requetes");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("3600");
        assertThat(management
                        .as(managing, given, "DELETE", secrets() + "/" + number, "")
                        .statusCode())
                .isEqualTo(204);
        patch("/gestion/applications/" + application, "{\"nom\": \"De l'administrateur\"}");

        sandbox.clock().advance(Duration.ofDays(1));
        withNewTokens();
        assertThat(management.as(managing, given, "POST", secrets(), "{}").statusCode())
                .isEqualTo(201);
    }

    /** As if one of the account's own had made so many changes. */
    private void changed(int times, String who, Instant when) {
        sandbox.bean(DatabaseWriter.class).write(database -> {
            for (int i = 0; i < times; i++) {
                database.sql(
                                "insert into audit (numero, quand, qui, compte_qui, quoi, compte, cible, details)"
                                        + " select -1 - count(*), ?, ?, ?, 'essai', ?, 'essai', '[]' from audit where numero < 0")
                        .params(when.toEpochMilli(), who, account, account)
                        .update();
            }
            return true;
        });
    }

    @Test
    @DisplayName("what no token bears any more is not kept in mind, and of the ended secrets the last ten are shown")
    void forgotten() throws Exception {
        Registry registry = sandbox.bean(Registry.class);
        delete(secrets() + "/" + number + "?compromis=true");
        assertThat(registered(registry).compromised()).containsExactly(number);
        sandbox.clock().advance(HOUR.multipliedBy(24));
        withNewTokens();
        String old = management.secret(application, 0).at("/secret/numero").asString();
        assertThat(registered(registry).compromised()).as("its tokens may live").containsExactly(number);
        sandbox.clock().advance(HOUR);
        withNewTokens();
        for (int i = 0; i < 12; i++) {
            String next =
                    management.secret(application, 168).at("/secret/numero").asString();
            delete(secrets() + "/" + next);
        }
        assertThat(registered(registry).compromised()).isEmpty();
        assertThat(registered(registry).secrets()).hasSize(1);
        List<String> shown = json(management.administrator("GET", "/gestion/applications/" + application, ""))
                .get("secrets")
                .valueStream()
                .map(one -> one.get("numero").asString())
                .toList();
        assertThat(shown).hasSize(11).contains(old).doesNotContain(number);
    }

    private Application registered(Registry registry) {
        return registry.fresh().application(application).orElseThrow();
    }

    @Test
    @DisplayName("accounts are listed by name, page by page, and found by a part of it")
    void list() throws Exception {
        management.account("Zoé & Fils", "expert");
        JsonNode first = json(management.administrator("GET", "/gestion/comptes?nombre=1", ""));
        assertThat(first.get("elements")).hasSize(1);
        JsonNode found = json(management.administrator("GET", "/gestion/comptes?recherche=zo%C3%A9", ""));
        assertThat(found.get("elements").valueStream().map(one -> one.get("nom").asString()))
                .isNotEmpty()
                .allMatch("Zoé & Fils"::equals);
        assertThat(json(management.administrator(
                                "GET",
                                "/gestion/comptes?nombre=1&apres="
                                        + first.get("suite").asString(),
                                ""))
                        .at("/elements/0"))
                .isNotEqualTo(first.at("/elements/0"));
    }

    @Test
    @DisplayName("what the settings declare is shown, and not changed here")
    void declared() throws Exception {
        String own = "/gestion/applications/" + Management.ADMINISTRATOR;
        assertThat(json(management.administrator("GET", own, "")).get("origine").asString())
                .isEqualTo("reglages");
        assertThat(problem(management.administrator("POST", own + "/secrets", "{}")))
                .isEqualTo("409 etat-en-conflit");
        assertThat(problem(management.administrator("DELETE", own, ""))).isEqualTo("409 etat-en-conflit");
        assertThat(problem(management.administrator(
                        "PATCH", "/gestion/comptes/" + Management.ADMINISTRATOR, "{\"etat\": \"suspendu\"}")))
                .isEqualTo("409 etat-en-conflit");
    }

    @Test
    @DisplayName("a person is created, invited by a link, suspended and withdrawn; the name is never given again")
    void person() throws Exception {
        String expert = management.account("Cabinet Auto", "expert");
        String name = "p" + number;
        String persons = "/gestion/comptes/" + expert + "/personnes";
        String body = "{\"personne\": \"" + name + "\", \"portees\": [\"/expert\"]}";
        HttpResponse<String> made = management.administrator("POST", persons, body);
        assertThat(json(made).get("etat").asString()).isEqualTo("invitee");
        assertThat(faults(management.administrator("POST", persons, body)))
                .containsExactly("/personne identifiant-pris");
        HttpResponse<String> link = management.administrator("POST", "/gestion/personnes/" + name + "/liens", "");
        assertThat(link.statusCode()).isEqualTo(201);
        assertThat(everythingStored()).doesNotContain(json(link).get("lien").asString());
        patch("/gestion/personnes/" + name, "{\"suspendue\": true}");
        assertThat(json(management.administrator("GET", persons, ""))
                        .at("/elements/0/etat")
                        .asString())
                .isEqualTo("suspendue");
        assertThat(delete("/gestion/personnes/" + name)).isEqualTo(204);
        assertThat(status("GET", "/gestion/personnes/" + name)).isEqualTo(404);
        assertThat(management.administrator("POST", persons, body).statusCode()).isEqualTo(409);
    }

    @Test
    @DisplayName("a change that is refused is undone by itself: what was written beside it is not made again")
    void refusedBeside() throws Exception {
        DatabaseWriter writer = sandbox.bean(DatabaseWriter.class);
        String unknown = "x" + number;
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger beside = new AtomicInteger();
        // Where there is one writer it waits here, and all that comes behind is one transaction.
        CompletableFuture<Boolean> before = CompletableFuture.supplyAsync(() -> writer.write(database -> await(open)));
        Thread.sleep(PAUSE.toMillis());
        CompletableFuture<Integer> written =
                CompletableFuture.supplyAsync(() -> writer.write(database -> beside.incrementAndGet()));
        CompletableFuture<HttpResponse<String>> refused = CompletableFuture.supplyAsync(() -> {
            try {
                return management.administrator("DELETE", "/gestion/applications/" + unknown, "");
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        Thread.sleep(PAUSE.toMillis());
        open.countDown();
        assertThat(before.join()).isTrue();
        written.join();
        assertThat(problem(refused.join())).isEqualTo("404 chemin-inconnu");
        assertThat(beside).hasValue(1);
    }

    private static boolean await(CountDownLatch open) {
        try {
            return open.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POST; comptes; {\"metier\": \"garage\", \"nom\": \" x\"}; /nom nom-invalide,/metier valeur-hors-liste",
                "POST; comptes; {\"nom\": \"x\", \"metier\": \"expert\", \"portees\": [\"/autre\"]}; /portees valeur-hors-liste",
                "POST; comptes; {\"nom\": \"x\", \"metier\": \"expert\", \"portees\": []}; /portees liste-invalide",
                "POST; comptes; {\"nom\": \"x\", \"metier\": \"expert\", \"portees\": [1]}; /portees liste-invalide",
                "POST; comptes; {\"nom\": \"x\", \"metier\": \"expert\", \"portees\": \"/expert\"}; /portees type-invalide",
                "POST; comptes/C/applications; {\"nom\": \"x\", \"genre\": \"confidentielle\", \"portees\": [\"/expert\"]}; /portees portee-hors-compte",
                "POST; comptes/C/applications; {\"nom\": \"x\", \"genre\": \"publique\", \"portees\": [\"/reparateur\"]}; /adressesRetour champ-obligatoire",
                "POST; comptes/C/applications; {\"nom\": \"x\", \"genre\": \"publique\", \"portees\": [\"/gestion\"], \"adressesRetour\": [\"https://x.lu/r\"]}; /portees portee-hors-compte",
                "POST; comptes/C/applications; {\"nom\": \"x\", \"genre\": \"publique\", \"portees\": [\"/reparateur\"], \"adressesRetour\": [\"http://x.lu/r\"]}; /adressesRetour adresse-de-retour-invalide",
                "POST; comptes/C/applications; {\"nom\": \"x\", \"genre\": \"confidentielle\", \"portees\": [\"/reparateur\"], \"adressesRetour\": [\"https://x.lu/r\"]}; /adressesRetour liste-invalide",
                "POST; applications/A/secrets; {\"delaiHeures\": 169}; /delaiHeures valeur-hors-bornes",
                "POST; applications/A/secrets; {\"fin\": \"demain\"}; /fin instant-invalide",
                "PATCH; applications/A; {\"compte\": \"autre\"}; /compte champ-inconnu",
                "PATCH; applications/A; {\"origine\": \"reglages\"}; /origine champ-inconnu",
                "POST; comptes; {\"nom\": \"a\\u0000b\", \"metier\": \"expert\", \"prestataire\": \"x\\u202ey\"}; /nom nom-invalide,/prestataire nom-invalide",
                "PATCH; applications/A; {\"nom\": \"a\\u0000b\"}; /nom nom-invalide",
                "POST; comptes/C/applications; {\"nom\": \"x\", \"genre\": \"publique\", \"portees\": [\"/reparateur\"], \"adressesRetour\": [\"https://\"]}; /adressesRetour adresse-de-retour-invalide",
                "POST; comptes/C/applications; {\"nom\": \"x\", \"genre\": \"publique\", \"portees\": [\"/reparateur\"], \"adressesRetour\": [\"https://x.lu:99999/r\"]}; /adressesRetour adresse-de-retour-invalide",
                "GET; audit?cible=%00; ; /cible identifiant-invalide",
                "GET; journal?reference=a%00; ; /reference identifiant-invalide",
                "GET; comptes?nombre=0; ; /nombre valeur-hors-bornes",
                "GET; comptes?nombre=x; ; /nombre type-invalide",
                "DELETE; applications/A/secrets/abcdefghijkl?compromis=oui; ; /compromis type-invalide",
            })
    @DisplayName("API3:2023: what is wrong is told field by field, and no field can be set that is not offered")
    void refused(String method, String path, String body, String expected) throws Exception {
        String full = "/gestion/"
                + path.replace("/C/", "/" + account + "/").replaceAll("applications/A", "applications/" + application);
        HttpResponse<String> answer = management.administrator(method, full, body == null ? "" : body);
        assertThat(problem(answer)).isEqualTo("400 champs-invalides");
        assertThat(faults(answer)).containsExactlyInAnyOrder(expected.split(","));
    }

    static Stream<Operation> operations() {
        return ManagementContract.bundled().document().operations().stream()
                .filter(operation -> operation.scopes("jetonGestion").isPresent());
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("API2:2023: nobody gets in without a token, with one of another scope, or with one that is none")
    void anonymous(Operation operation) throws Exception {
        String path = operation.path().replaceAll("\\{\\w+}", "x");
        for (HttpResponse<String> answer : List.of(
                management.anonymous(operation.method(), path, ""),
                management.with("abc", operation.method(), path, ""))) {
            assertThat(problem(answer)).isEqualTo("401 non-authentifie");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer realm=\"assure\"");
        }
        String other = management.token(application, secret, "/reparateur");
        assertThat(problem(management.with(other, operation.method(), path, "")))
                .isEqualTo("403 portee-insuffisante");
    }

    @ParameterizedTest
    @MethodSource("operations")
    @DisplayName("API2:2023: what answers GET asks HEAD for a token too")
    void head(Operation operation) throws Exception {
        if (operation.method().equals("GET")) {
            String path = operation.path().replaceAll("\\{\\w+}", "x");
            assertThat(management.anonymous("HEAD", path, "").statusCode()).isEqualTo(401);
        }
    }

    @Test
    @DisplayName(
            "API1:2023: nobody is named like an account, and whoever has left is in nobody's view but their account's")
    void namedLikeAnAccount() throws Exception {
        String other = management.account("Autre garage", "reparateur");
        HttpResponse<String> like = management.administrator(
                "POST",
                "/gestion/comptes/" + account + "/personnes",
                "{\"personne\": \"" + other + "\", \"portees\": [\"/reparateur\"]}");
        assertThat(faults(like)).containsExactly("/personne identifiant-pris");

        String token = management.token(application, secret, "/reparateur /reparateur/upload");
        String key = json(management.with(token, "PUT", "/reparateur/upload", Sandbox.file("a.pdf", new byte[] {1})))
                .get("key")
                .asString();
        var request = Sandbox.repairerRequest("G-" + key, key);
        management.with(token, "PUT", "/reparateur", request.toString());
        assertThat(delete("/gestion/applications/" + application)).isEqualTo(204);
        assertThat(sandbox.bean(Registry.class).fresh().account(application)).isNotEqualTo(application);
        String recorded = "/gestion/demandes?reference=G-" + key + "&prestataire="
                + request.get("idPrestataire").asString() + "&compte=";
        assertThat(json(management.administrator("GET", recorded + account, "")).get("elements"))
                .hasSize(1);
        assertThat(json(management.administrator("GET", recorded + other, "")).get("elements"))
                .isEmpty();
    }

    @Test
    @DisplayName("API1:2023: a provider's application sees its own account, and of another one not even that it exists")
    void othersAreUnknown() throws Exception {
        String managing = management.application(account, MANAGING);
        String given = management.secret(managing, 0).get("valeur").asString();
        String other = management.account("Autre garage", "reparateur");
        String othersApplication = management.application(other, REPAIRER);
        String othersNumber =
                management.secret(othersApplication, 0).at("/secret/numero").asString();
        management.administrator(
                "POST",
                "/gestion/comptes/" + other + "/personnes",
                "{\"personne\": \"q" + othersNumber + "\", \"portees\": [\"/reparateur\"]}");
        List<String> answers = new ArrayList<>();
        for (Operation operation : operations().toList()) {
            String path = operation.path();
            if (path.contains("{") && !path.contains("utilisateur") && !path.contains("journal")) {
                String full = path.replace("{compte}", other)
                        .replace("{application}", othersApplication)
                        .replace("{numero}", othersNumber)
                        .replace("{personne}", "q" + othersNumber);
                String body = operation.requestSchema("application/json").isPresent() ? example(operation) : "";
                HttpResponse<String> answer = management.as(managing, given, operation.method(), full, body);
                answers.add(operation + ": " + problem(answer));
            }
        }
        assertThat(answers).hasSizeGreaterThan(12).allMatch(answer -> answer.endsWith(": 404 chemin-inconnu"));

        JsonNode seen = json(management.as(managing, given, "GET", "/gestion/comptes", ""));
        assertThat(seen.get("elements")
                        .valueStream()
                        .map(one -> one.get("compte").asString()))
                .containsExactly(account);
        String audit = management
                .as(managing, given, "GET", "/gestion/audit?nombre=200", "")
                .body();
        assertThat(audit).contains(application).doesNotContain(other, othersApplication);
        assertThat(problem(management.as(managing, given, "GET", "/gestion/audit?compte=" + other, "")))
                .isEqualTo("404 chemin-inconnu");
        assertThat(management.as(managing, given, "POST", secrets(), "{}").statusCode())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("API5:2023: a provider's application cannot do what is an administrator's")
    void administratorsOnly() throws Exception {
        String managing = management.application(account, MANAGING);
        String given = management.secret(managing, 0).get("valeur").asString();
        assertThat(problem(management.as(
                        managing, given, "POST", "/gestion/comptes", "{\"nom\": \"x\", \"metier\": \"expert\"}")))
                .isEqualTo("403 portee-insuffisante");
        assertThat(problem(management.as(
                        managing,
                        given,
                        "PATCH",
                        "/gestion/comptes/" + account,
                        "{\"portees\": [\"/expert\", \"/gestion\"]}")))
                .isEqualTo("403 portee-insuffisante");
        assertThat(faults(management.as(
                        managing,
                        given,
                        "POST",
                        "/gestion/comptes/" + account + "/applications",
                        "{\"nom\": \"x\", \"genre\": \"confidentielle\", \"portees\": [\"/expert\"]}")))
                .containsExactly("/portees portee-hors-compte");
    }

    private static String example(Operation operation) {
        String name = operation.requestSchema("application/json").orElseThrow();
        return ManagementContract.bundled()
                .document()
                .at("/components/examples/" + name + "/value")
                .toString();
    }

    private String secrets() {
        return "/gestion/applications/" + application + "/secrets";
    }

    private int tokenStatus(String shown) throws Exception {
        return management.askToken(application, shown, "/reparateur").statusCode();
    }

    /** Whether it opens the function: an empty request is then refused for its fields, and not for its token. */
    private boolean usable(String token) throws Exception {
        int status = management.with(token, "PUT", "/reparateur", "{}").statusCode();
        assertThat(status).isIn(400, 401);
        return status == 400;
    }

    private int status(String method, String path) throws Exception {
        return management.administrator(method, path, "").statusCode();
    }

    private int delete(String path) throws Exception {
        return status("DELETE", path);
    }

    private void patch(String path, String body) throws Exception {
        HttpResponse<String> answer = management.administrator("PATCH", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private List<String> states() throws Exception {
        return json(management.administrator("GET", "/gestion/applications/" + application, ""))
                .get("secrets")
                .valueStream()
                .map(one -> one.get("etat").asString())
                .toList();
    }

    /** Every value of the tables of the management interface. */
    private String everythingStored() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection database = Installation.chosen().connect(folder);
                Statement statement = database.createStatement()) {
            for (String table : List.of("comptes", "applications", "secrets", "personnes", "liens", "audit")) {
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
