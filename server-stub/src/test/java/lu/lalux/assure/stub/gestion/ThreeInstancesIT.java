package lu.lalux.assure.stub.gestion;

import static lu.lalux.assure.stub.gestion.Management.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.StubProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Secrets and sessions with three instances on one PostgreSQL: whichever made the change, all go by it. */
@OnPostgres(files = true)
class ThreeInstancesIT {

    private static final int CHANGES = 8;
    private static final int CALLERS = 6;

    /** What the contract promises: a request that begins later is refused, however late a busy machine comes to it. */
    private static final Duration SECONDS = Duration.ofSeconds(5);

    /** No request takes longer, however busy the machine is. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static List<StubProcess> stubs;
    private static List<Management> instances;

    @BeforeAll
    static void start() throws Exception {
        stubs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stubs.add(StubProcess.start(folder, "160m", Management.settings()));
        }
        instances =
                stubs.stream().map(stub -> new Management(stub::to, stub::send)).toList();
    }

    @AfterAll
    static void stop() {
        stubs.forEach(StubProcess::close);
    }

    /** What an operator of a client has: the secret, replaced as soon as the new one is given. */
    @Test
    @DisplayName("D38: no token fails while a secret is changed again and again under load on three instances")
    void change() throws Exception {
        Management first = instances.get(0);
        String account = first.account("Garage sous charge", "reparateur");
        String application = first.application(account, "[\"/reparateur\"]");
        JsonNode given = first.secret(application, 0);
        AtomicReference<String> secret =
                new AtomicReference<>(given.get("valeur").asString());
        // What each caller asks with: a new one stands here once the request with the one before has its answer.
        AtomicReferenceArray<String> askedWith = new AtomicReferenceArray<>(CALLERS);
        String number = given.at("/secret/numero").asString();

        ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicReference<Boolean> ended = new AtomicReference<>(false);
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            int caller = i;
            callers.add(CompletableFuture.runAsync(
                    () -> {
                        while (!ended.get()) {
                            String now = secret.get();
                            askedWith.set(caller, now);
                            Management any =
                                    instances.get(ThreadLocalRandom.current().nextInt(instances.size()));
                            try {
                                var answer = any.askToken(application, now, "/reparateur");
                                if (answer.statusCode() != 200) {
                                    failures.add(answer.statusCode() + " " + answer.body());
                                }
                            } catch (Exception failed) {
                                failures.add(failed.toString());
                            }
                        }
                    },
                    threads));
        }
        try {
            for (int i = 0; i < CHANGES; i++) {
                Management any = instances.get(i % instances.size());
                JsonNode next = any.secret(application, 1);
                String before = number;
                String value = next.get("valeur").asString();
                secret.set(value);
                number = next.at("/secret/numero").asString();
                // Each caller has its answer with the old one, and asks with the new one; then the old one goes.
                Awaitility.await()
                        .atMost(ANSWER)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> IntStream.range(0, CALLERS)
                                .mapToObj(askedWith::get)
                                .allMatch(value::equals));
                any.administrator("DELETE", "/gestion/applications/" + application + "/secrets/" + before, "");
            }
        } finally {
            ended.set(true);
            threads.shutdown();
        }
        callers.forEach(CompletableFuture::join);
        assertThat(failures).isEmpty();
    }

    @Test
    @DisplayName(
            "an application that one instance withdrew is refused by the others within seconds, its living tokens too")
    void withdrawn() throws Exception {
        Management first = instances.get(0);
        String application = first.application(first.account("Garage", "reparateur"), "[\"/reparateur\"]");
        String secret = first.secret(application, 0).get("valeur").asString();
        Management second = instances.get(1);
        String token = second.token(application, secret, "/reparateur");
        assertThat(second.with(token, "PUT", "/reparateur", "{}").statusCode()).isEqualTo(400);
        assertThat(instances.get(2).with(token, "PUT", "/reparateur", "{}").statusCode())
                .isEqualTo(400);
        first.administrator("DELETE", "/gestion/applications/" + application, "");
        long withdrawn = System.nanoTime();
        for (Management other : instances) {
            long begun;
            int status;
            do {
                begun = System.nanoTime();
                status = other.with(token, "PUT", "/reparateur", "{}").statusCode();
            } while (status != 401 && begun - withdrawn < SECONDS.toNanos());
            assertThat(status).isEqualTo(401);
            assertThat(other.askToken(application, secret, "/reparateur").statusCode())
                    .isEqualTo(401);
        }
        assertThat(json(second.administrator("GET", "/gestion/audit?cible=" + application, ""))
                        .at("/elements/0/quoi")
                        .asString())
                .isEqualTo("application-retiree");
    }

    @Test
    @DisplayName(
            "a session that one instance opened is open at the others; ended or suspended at one, it is ended at all")
    void sessions() throws Exception {
        Management first = instances.get(0);
        String account = first.account("Garage des trois", "reparateur");
        String password = "tulipe Vianden grue 1839";
        String name = "m.trois";
        String link = json(first.administrator(
                        "POST",
                        "/gestion/utilisateurs",
                        BrowserPage.body("utilisateur", name, "role", "prestataire", "compte", account)))
                .at("/lien/lien")
                .asString();
        instances.get(1).anonymous("POST", "/gestion/liens", BrowserPage.body("lien", link, "motDePasse", password));

        BrowserPage page = signedIn(stubs.get(2), name, password);
        for (StubProcess stub : stubs) {
            page.goesTo(stub);
            assertThat(page.isSignedIn()).isTrue();
            assertThat(page.call(
                                    "POST",
                                    "/gestion/comptes/" + account + "/applications",
                                    "{\"nom\": \"Essai\", \"genre\": \"confidentielle\", \"portees\": [\"/reparateur\"]}")
                            .statusCode())
                    .isEqualTo(201);
        }
        page.goesTo(stubs.get(0));
        assertThat(page.call("DELETE", "/gestion/session", "").statusCode()).isEqualTo(204);
        assertEndedEverywhere(page);

        BrowserPage another = signedIn(stubs.get(0), name, password);
        instances.get(1).administrator("PATCH", "/gestion/utilisateurs/" + name, "{\"suspendu\": true}");
        assertEndedEverywhere(another);
    }

    private static BrowserPage signedIn(StubProcess stub, String name, String password) throws Exception {
        BrowserPage page = new BrowserPage(stub);
        assertThat(page.signIn(name, password).statusCode()).isEqualTo(200);
        return page;
    }

    private static void assertEndedEverywhere(BrowserPage page) throws Exception {
        for (StubProcess stub : stubs) {
            page.goesTo(stub);
            assertThat(page.isSignedIn()).isFalse();
        }
    }
}
