package lu.lalux.assure.stub.sandbox;

import static lu.lalux.assure.stub.support.Sandbox.EXPERT;
import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.OTHER_GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.KeptConnection;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The controls of accounts that share a sandbox, over HTTP: what one orders of one instance happens to it on another,
 * and to nobody else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccountControls {

    private static final int VENDORS = 50;
    private static final String UPLOAD = "/reparateur/upload";
    private static final String REPAIRER = "/reparateur /reparateur/upload";
    private static final String SECRET = GARAGE.substring(GARAGE.indexOf(':') + 1);
    private static final String PERSON = "expert-demo:expert-demo-motdepasse";
    private static final String OTHER_PERSON = "expert-autre:expert-autre:motdepasse 100%+";

    private final MovableClock clock = new MovableClock();
    private final int instances;

    private Path folder;
    private Sandbox one;
    private Sandbox two;

    /** Got while nothing was ordered. */
    private List<String> tokens;

    AccountControls(int instances) {
        this.instances = instances;
    }

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        folder = data;
        one = started();
        two = instances == 1 ? one : started();
        tokens = List.of(token(one, GARAGE), token(one, OTHER_GARAGE));
    }

    /** With fifty more accounts than the sandbox publishes. */
    private Sandbox started() {
        return Sandbox.start(folder, clock, AccountControls::addVendors);
    }

    private static void addVendors(GenericApplicationContext beans) {
        EnumerablePropertySource<?> published = SandboxIdentities.published();
        Map<String, Object> all = new HashMap<>();
        for (String name : published.getPropertyNames()) {
            if (name.startsWith("assure.token.clients")) {
                all.put(name, published.getProperty(name));
            }
        }
        int first = 5;
        for (int vendor = 0; vendor < VENDORS; vendor++) {
            String client = "assure.token.clients[" + (first + vendor) + "].";
            all.put(client + "id", "editeur-" + vendor);
            all.put(client + "secret", Secrets.ofClients().encode(SECRET));
            all.put(client + "grants", "client_credentials");
            all.put(client + "scopes", "/reparateur,/reparateur/upload");
        }
        beans.getEnvironment().getPropertySources().addFirst(new MapPropertySource("vendors", all));
    }

    @AfterAll
    void stop() {
        two.close();
        one.close();
    }

    /** At once: whoever orders waits until all instances know. */
    @AfterEach
    void reset() {
        clock.reset();
        Stream.concat(Stream.of(Optional.<String>empty()), tokens.stream().map(Optional::of))
                .map(token -> CompletableFuture.runAsync(
                        () -> Call.answer(() -> control(one, token.orElse(null), "DELETE", "etat"))))
                .toList()
                .forEach(CompletableFuture::join);
    }

    @Test
    @DisplayName("fifty accounts have clocks and incidents of their own at once, and none sees another's")
    void fifty() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<CompletableFuture<List<String>>> seen = IntStream.range(0, VENDORS)
                    .mapToObj(vendor -> CompletableFuture.supplyAsync(() -> vendor(vendor), callers))
                    .toList();
            for (int vendor = 0; vendor < VENDORS; vendor++) {
                String minutes = Duration.ofMinutes(vendor + 1).toString();
                String end = vendor % 2 == 0 ? "Error" : "Infected";
                Instant own = MovableClock.START.plus(Duration.ofMinutes(vendor + 1));
                assertThat(seen.get(vendor).join())
                        .containsExactly("editeur-" + vendor, minutes, own.toString(), own.toString(), end, "Verified");
            }
        } finally {
            callers.shutdown();
        }
        assertThat(json(control(two, null, "GET", "etat")).get("avance").asString())
                .isEqualTo("PT0S");
    }

    /** Orders at one instance, and looks at the other. */
    private List<String> vendor(int vendor) {
        try {
            String account = "editeur-" + vendor + ":" + SECRET;
            String token = token(one, account);
            control(one, token, "PUT", "horloge?avancer=PT" + (vendor + 1) + "M");
            control(one, token, "PUT", vendor % 2 == 0 ? "depots?erreurs=1" : "virus?nombre=1");
            JsonNode state = json(control(two, token, "GET", "etat"));
            String fresh = token(two, account);
            List<String> seen = new ArrayList<>(List.of(
                    state.get("compte").asString(),
                    state.get("avance").asString(),
                    state.get("heure").asString(),
                    Instant.ofEpochSecond(claims(fresh).get("iat").asLong()).toString()));
            seen.add(status(upload(two, fresh)));
            seen.add(status(upload(two, fresh)));
            control(one, token, "DELETE", "etat");
            return seen;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    @DisplayName(
            "an account's clock has its tokens and keys (D18) expire and nobody else's; its expired token still takes that back")
    void clock() throws Exception {
        String mine = token(one, GARAGE);
        String other = token(one, OTHER_GARAGE);
        String key = json(upload(one, mine)).get("key").asString();

        assertThat(json(control(one, mine, "PUT", "horloge?avancer=PT1H"))
                        .get("avance")
                        .asString())
                .isEqualTo("PT1H");
        HttpResponse<String> expired = upload(two, mine);
        assertThat(problem(expired)).isEqualTo("401 non-authentifie");
        assertThat(upload(two, other).statusCode()).isEqualTo(200);
        assertThat(json(control(two, other, "GET", "etat")).get("avance").asString())
                .isEqualTo("PT0S");
        control(two, mine, "PUT", "horloge?avancer=PT23H");
        assertThat(faults(settle(one, token(two, GARAGE), "C-1", key))).containsExactly("/refPDFFacture cle-perimee");

        assertThat(json(control(two, mine, "DELETE", "etat")).get("avance").asString())
                .isEqualTo("PT0S");
        assertThat(settle(one, mine, "C-1", key).statusCode()).isEqualTo(202);
    }

    @Test
    @DisplayName("what an account moves its clock by is added to what was moved for all; each takes back their own")
    void together() throws Exception {
        String mine = token(one, GARAGE);
        control(one, null, "PUT", "horloge?avancer=PT10M");
        assertThat(advanceSeen(control(one, mine, "PUT", "horloge?avancer=PT20M")))
                .isEqualTo("PT30M");
        assertThat(advanceSeen(control(two, null, "GET", "etat"))).isEqualTo("PT10M");
        assertThat(advanceSeen(control(two, null, "DELETE", "etat"))).isEqualTo("PT0S");
        assertThat(advanceSeen(control(one, mine, "GET", "etat"))).isEqualTo("PT20M");
        control(one, null, "PUT", "horloge?avancer=PT10M");
        assertThat(advanceSeen(control(two, mine, "DELETE", "etat"))).isEqualTo("PT10M");

        control(one, null, "PUT", "depots?erreurs=1");
        control(one, mine, "PUT", "virus?nombre=1");
        control(one, mine, "PUT", "depots?erreurs=1");
        assertThat(json(control(two, mine, "GET", "etat")).get("depotsEnErreur").asInt())
                .isEqualTo(1);
        assertThat(status(upload(two, mine))).isEqualTo("Error");
        assertThat(json(control(two, null, "GET", "etat")).get("depotsEnErreur").asInt())
                .as("the account's own comes first")
                .isEqualTo(1);
        assertThat(status(upload(two, token(one, OTHER_GARAGE)))).isEqualTo("Error");
        assertThat(status(upload(two, mine))).isEqualTo("Infected");
        assertThat(status(upload(two, mine))).isEqualTo("Verified");
    }

    private static String advanceSeen(HttpResponse<String> state) {
        return json(state).get("avance").asString();
    }

    @Test
    @DisplayName(
            "the other account's token neither sees nor changes what I ordered; nor does nobody's, or one that is not good")
    void others() throws Exception {
        String mine = token(one, GARAGE);
        String other = token(one, OTHER_GARAGE);
        control(one, mine, "PUT", "horloge?avancer=PT5M");
        control(one, mine, "PUT", "reponses-perdues?nombre=7");
        control(one, mine, "PUT", "appels?statut=429&nombre=3");
        String before = control(two, mine, "GET", "etat").body();

        for (String token : new String[] {other, null}) {
            JsonNode seen = json(control(two, token, "GET", "etat"));
            assertThat(seen.get("avance").asString()).isEqualTo("PT0S");
            assertThat(seen.get("reponsesPerdues").asInt()).isZero();
            assertThat(seen.has("appelsRefuses")).isFalse();
            control(two, token, "PUT", "reponses-perdues?nombre=0");
            control(two, token, "PUT", "appels?statut=503&nombre=0");
            control(two, token, "DELETE", "etat");
        }
        String tampered = mine.substring(0, mine.length() - 6) + "AAAAAA";
        for (HttpRequest.Builder stranger : List.of(
                one.to("/bac-a-sable/etat").header("Authorization", "Bearer " + tampered),
                one.to("/bac-a-sable/etat").header("Authorization", basic(GARAGE)),
                one.to("/bac-a-sable/etat").header("X-Forwarded-For", "127.0.0.1"))) {
            HttpResponse<String> refused = one.send(stranger.DELETE());
            assertThat(problem(refused)).isEqualTo("401 non-authentifie");
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer realm=\"assure\""));
        }
        assertThat(control(two, mine, "GET", "etat").body()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "D36: an account is strict by itself, at the functions and at /token (T4, T5), whatever was ordered for all; its forms are counted for it")
    void strict() throws Exception {
        String mine = token(one, GARAGE);
        String other = token(one, OTHER_GARAGE);
        String body = bare(json(upload(one, mine)).get("key").asString());
        String othersBody = bare(json(upload(one, other)).get("key").asString());

        control(one, mine, "PUT", "tolerances?strict=true");
        assertThat(faults(settle(two, mine, body))).contains("/factureHT type-invalide");
        assertThat(settle(two, other, othersBody).statusCode()).isEqualTo(202);
        assertThat(bareToken(two, GARAGE).statusCode()).isEqualTo(401);
        assertThat(queryToken(two, GARAGE).statusCode()).isEqualTo(400);
        assertThat(bareToken(two, OTHER_GARAGE).statusCode()).isEqualTo(200);
        assertThat(queryToken(two, OTHER_GARAGE).statusCode()).isEqualTo(200);

        control(one, null, "PUT", "tolerances?strict=true");
        control(one, mine, "PUT", "tolerances?strict=false");
        assertThat(settle(two, mine, body).statusCode()).isEqualTo(202);
        assertThat(bareToken(two, GARAGE).statusCode()).isEqualTo(200);
        assertThat(settle(two, other, othersBody).statusCode()).isEqualTo(400);

        Set<String> counted = awaitForms(mine, 2);
        assertThat(counted).containsExactly("garage-demo");
        control(one, mine, "DELETE", "etat");
        assertThat(json(control(two, mine, "GET", "etat")).has("formesTolerees"))
                .isFalse();
        assertThat(awaitForms(other, 3)).containsExactly("garage-autre");
    }

    /** No answer waits for its count: until there are so many, one may come that was sent before. */
    private Set<String> awaitForms(String token, int number) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        JsonNode forms = json(control(two, token, "GET", "etat")).path("formesTolerees");
        while (forms.size() < number && System.nanoTime() < end) {
            Thread.sleep(20);
            forms = json(control(two, token, "GET", "etat")).path("formesTolerees");
        }
        return forms.valueStream().map(form -> form.get("compte").asString()).collect(Collectors.toSet());
    }

    @Test
    @DisplayName("a person is strict (T6), refused, and ahead of time at /authen by themselves")
    void persons() throws Exception {
        String mine = accessToken(authorized(one, PERSON));
        control(one, mine, "PUT", "tolerances?strict=true");
        assertThat(location(authorized(two, PERSON))).contains("#access_token=").doesNotContain("accessToken");
        assertThat(location(authorized(two, OTHER_PERSON))).contains("accessToken");

        control(one, mine, "PUT", "horloge?avancer=PT3M");
        control(one, mine, "PUT", "appels?statut=503&reessayer=9");
        assertThat(authorized(two, OTHER_PERSON).statusCode()).isEqualTo(303);
        assertThat(problem(authorized(two, PERSON))).isEqualTo("503 service-indisponible");
        assertThat(claims(accessToken(authorized(two, PERSON))).get("iat").asLong())
                .isEqualTo(MovableClock.START.plusSeconds(180).getEpochSecond());
        control(one, mine, "DELETE", "etat");
    }

    @ParameterizedTest
    @CsvSource({"429, 429 trop-de-requetes", "503, 503 service-indisponible"})
    @DisplayName(
            "an account's calls are refused, so many and no more, at /token too; another's are not, nor a wrong secret's")
    void calls(int status, String problem) throws Exception {
        String mine = token(one, GARAGE);
        String other = token(one, OTHER_GARAGE);
        control(one, mine, "PUT", "appels?nombre=2&reessayer=7&statut=" + status);
        assertThat(upload(two, other).statusCode()).isEqualTo(200);
        assertThat(token(two, OTHER_GARAGE)).isNotEmpty();
        assertThat(tokenAnswer(two, "garage-demo:faux").statusCode()).isEqualTo(401);
        for (HttpResponse<String> refused : List.of(upload(two, mine), tokenAnswer(one, GARAGE))) {
            assertThat(problem(refused)).isEqualTo(problem);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
        }
        assertThat(upload(two, mine).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "a lost answer: what was asked for is on record, once, and the connection ends; refusals and others get their answers")
    void lost() throws Exception {
        String mine = token(one, GARAGE);
        String other = token(one, OTHER_GARAGE);
        String key = json(upload(one, mine)).get("key").asString();
        String request = repairerRequest("P-" + key, key).toString();
        control(one, mine, "PUT", "reponses-perdues?nombre=3");

        assertThat(upload(two, other).statusCode()).isEqualTo(200);
        assertThat(put(two, mine, UPLOAD, "{}").statusCode()).isEqualTo(400);
        try (KeptConnection connection = new KeptConnection(two.port())) {
            assertThatThrownBy(() -> connection.put(mine, "/reparateur", request))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("No answer");
        }
        assertThat(recorded("P-" + key)).isEqualTo(1);
        try (KeptConnection connection = new KeptConnection(two.port())) {
            assertThatThrownBy(() -> connection.put(mine, UPLOAD, file("a.pdf", new byte[] {1})))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("No answer");
        }
        try (KeptConnection connection = new KeptConnection(two.port())) {
            assertThatThrownBy(() -> connection.exchange(tokenRequest()))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("No answer");
        }
        assertThat(settle(two, mine, request).statusCode()).isEqualTo(202);
        assertThat(recorded("P-" + key)).isEqualTo(1);
    }

    private int recorded(String reference) {
        return JdbcClient.create(Installation.chosen().database(folder))
                .sql("select count(*) from demandes where contenu like ?")
                .param("%" + reference + "%")
                .query(Integer.class)
                .single();
    }

    private static byte[] tokenRequest() {
        String form = "grant_type=client_credentials&scope=%2Freparateur";
        return ("POST /token HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + basic(GARAGE)
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form)
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    @DisplayName(
            "a cut answer: its headers, which announce all of it, and half of it; one without a body does not count")
    void cut() throws Exception {
        String mine = token(one, GARAGE);
        String key = json(upload(one, mine)).get("key").asString();
        control(one, mine, "PUT", "reponses-coupees?nombre=1");
        assertThat(settle(two, mine, "K-" + key, key).statusCode()).isEqualTo(202);
        assertThat(upload(two, token(one, OTHER_GARAGE)).statusCode()).isEqualTo(200);

        String upload = file("a.pdf", new byte[] {1});
        String raw = two.raw(("PUT " + UPLOAD + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + mine
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + upload.length() + "\r\n\r\n"
                        + upload)
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(raw).startsWith("HTTP/1.1 200 ");
        String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
        int announced = Integer.parseInt(raw.replaceAll("(?s).*\r\nContent-Length: (\\d+)\r\n.*", "$1"));
        assertThat(body).startsWith("{\"status\":\"Verified\"").hasSize(announced / 2);
        assertThat(upload(two, mine).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("slow answers come late, and hold up nobody: neither the account's next call nor another's settlement")
    void slow() throws Exception {
        String mine = token(one, GARAGE);
        String other = token(one, OTHER_GARAGE);
        String key = json(upload(one, mine)).get("key").asString();
        String othersKey = json(upload(one, other)).get("key").asString();
        // A busy machine needs longer to answer the others.
        int delay = 1;
        while (!othersAreAnsweredMeanwhile(delay, mine, key, other, othersKey)) {
            delay *= 4;
            assertThat(delay).as("the others were answered meanwhile").isLessThan(20);
        }
    }

    private boolean othersAreAnsweredMeanwhile(int delay, String mine, String key, String other, String othersKey)
            throws Exception {
        control(one, mine, "PUT", "reponses-lentes?nombre=2&delai=" + delay);
        long begun = System.nanoTime();
        List<CompletableFuture<Duration>> late = new ArrayList<>();
        for (Call call : List.<Call>of(() -> settle(two, mine, "L-" + key, key), () -> upload(two, mine))) {
            late.add(CompletableFuture.supplyAsync(() -> {
                assertThat(Call.answer(call).statusCode()).isIn(200, 202);
                return Duration.ofNanos(System.nanoTime() - begun);
            }));
        }
        while (json(control(two, mine, "GET", "etat")).has("reponsesLentes")) {
            Thread.sleep(10);
        }
        assertThat(settle(two, other, "L-" + othersKey, othersKey).statusCode()).isEqualTo(202);
        assertThat(settle(two, mine, "M-" + key, key).statusCode()).isEqualTo(202);
        boolean meanwhile = late.stream().noneMatch(CompletableFuture::isDone);
        for (CompletableFuture<Duration> each : late) {
            assertThat(each.join()).isBetween(Duration.ofSeconds(delay), Duration.ofSeconds(delay + 30));
        }
        return meanwhile;
    }

    private interface Call {

        HttpResponse<String> send() throws Exception;

        static HttpResponse<String> answer(Call call) {
            try {
                return call.send();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @Test
    @DisplayName(
            "an unknown member is in the account's next answers, whatever they say, and changes nothing else of them")
    void member() throws Exception {
        String mine = token(one, GARAGE);
        Set<String> members = Set.copyOf(json(upload(one, mine)).propertyNames());
        control(one, mine, "PUT", "membres-inconnus?nombre=3");
        assertThat(json(upload(two, token(one, OTHER_GARAGE))).propertyNames())
                .containsExactlyInAnyOrderElementsOf(members);

        JsonNode kept = json(upload(two, mine));
        assertThat(kept.get("status").asString()).isEqualTo("Verified");
        assertThat(kept.propertyNames())
                .hasSize(members.size() + 1)
                .containsAll(members)
                .contains("membreInconnuDuBacASable");
        assertThat(json(tokenAnswer(two, GARAGE)).propertyNames()).contains("access_token", "membreInconnuDuBacASable");
        HttpResponse<String> refused = put(two, mine, UPLOAD, "{}");
        assertThat(problem(refused)).isEqualTo("400 champs-invalides");
        assertThat(json(refused).propertyNames()).contains("membreInconnuDuBacASable");
        assertThat(json(upload(two, mine)).propertyNames()).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    @DisplayName(
            "withdrawn tokens are invalid_token on every instance, new ones good, nobody else's touched; each time anew")
    void withdrawn() throws Exception {
        String first = token(one, GARAGE);
        String other = token(one, OTHER_GARAGE);
        assertThat(upload(two, first).statusCode()).isEqualTo(200);
        assertThat(json(control(one, first, "PUT", "jetons?retirer=true"))
                        .get("jetonsRetires")
                        .asBoolean())
                .isTrue();
        HttpResponse<String> refused = upload(two, first);
        assertThat(problem(refused)).isEqualTo("401 non-authentifie");
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("error=\"invalid_token\""));
        assertThat(upload(two, other).statusCode()).isEqualTo(200);
        String second = token(two, GARAGE);
        assertThat(upload(one, second).statusCode()).isEqualTo(200);

        control(two, second, "PUT", "jetons?retirer=true");
        assertThat(upload(one, second).statusCode()).isEqualTo(401);
        String third = token(one, GARAGE);
        control(two, null, "PUT", "jetons?retirer=true");
        assertThat(upload(one, third).statusCode()).isEqualTo(401);
        assertThat(upload(one, other).statusCode()).isEqualTo(401);
        String fourth = token(one, GARAGE);
        assertThat(upload(two, fourth).statusCode()).isEqualTo(200);

        control(one, null, "PUT", "jetons?retirer=false");
        assertThat(upload(two, other).statusCode()).isEqualTo(200);
        assertThat(upload(two, third).statusCode()).isEqualTo(200);
        assertThat(upload(two, first).statusCode()).isEqualTo(401);
        control(one, first, "DELETE", "etat");
        assertThat(upload(two, first).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("a virus that was ordered is answered, counted and dropped as a real one")
    void virus() throws Exception {
        String mine = token(one, EXPERT, "/expert /expert/upload");
        long files = two.files().kept();
        double found = infected();
        control(one, mine, "PUT", "virus?nombre=1");
        HttpResponse<String> ordered = put(two, mine, "/expert/upload", file("a.pdf", new byte[] {1}));
        String eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
        HttpResponse<String> real =
                put(two, mine, "/expert/upload", file("a.pdf", eicar.getBytes(StandardCharsets.US_ASCII)));
        assertThat(ordered.statusCode()).isEqualTo(200);
        assertThat(ordered.body()).isEqualTo(real.body()).contains("Infected");
        assertThat(infected()).isEqualTo(found + 2);
        assertThat(two.files().kept()).isEqualTo(files);
    }

    private double infected() throws Exception {
        return two.send(two.to("/exploitation/metriques").GET())
                .body()
                .lines()
                .filter(line -> line.startsWith("assure_analyses_total") && line.contains("\"infected\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    @DisplayName(
            "what an account has ordered is forgotten a day after its last order, by the machine's time, on every instance")
    void forgotten() throws Exception {
        String mine = token(one, GARAGE);
        control(one, mine, "PUT", "horloge?avancer=PT5M");
        clock.advance(OrderTable.KEPT.minusSeconds(1));
        assertThat(advanceSeen(control(two, token(two, GARAGE), "GET", "etat"))).isEqualTo("PT5M");
        clock.advance(Duration.ofSeconds(1));
        String late = token(two, GARAGE);
        assertThat(claims(late).get("iat").asLong())
                .isEqualTo(MovableClock.START.plus(OrderTable.KEPT).getEpochSecond());
        assertThat(advanceSeen(control(one, late, "GET", "etat"))).isEqualTo("PT0S");
        assertThat(advanceSeen(control(two, late, "PUT", "depots?erreurs=1")))
                .as("with the next order")
                .isEqualTo("PT0S");
        assertThat(advanceSeen(control(one, late, "GET", "etat"))).isEqualTo("PT0S");
    }

    @Test
    @DisplayName("one account too many with orders, and those are forgotten whose last order is the oldest")
    void bounded() throws Exception {
        try (Connection connection = Installation.chosen().database(folder).getConnection()) {
            connection.setAutoCommit(false);
            JdbcClient database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (int account = 0; account <= OrderTable.ACCOUNTS; account++) {
                Instant then = MovableClock.START.plusMillis(account + 1);
                OrderTable.order(database, "compte-" + account, then, "depots = ? where true", 1);
            }
            Map<String, Ordered> orders = OrderTable.all(database, MovableClock.START);
            assertThat(orders)
                    .hasSize(OrderTable.ACCOUNTS + 1)
                    .containsKeys("", "compte-1", "compte-" + OrderTable.ACCOUNTS)
                    .doesNotContainKey("compte-0");
            connection.rollback();
        }
    }

    private static HttpResponse<String> control(Sandbox sandbox, String token, String method, String command)
            throws Exception {
        HttpRequest.Builder request = sandbox.to("/bac-a-sable/" + command).method(method, BodyPublishers.noBody());
        HttpResponse<String> answer =
                sandbox.send(token == null ? request : request.header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String token(Sandbox sandbox, String credentials) throws Exception {
        return token(sandbox, credentials, REPAIRER);
    }

    private static String token(Sandbox sandbox, String credentials, String scope) throws Exception {
        return json(tokenAnswer(sandbox, credentials, scope))
                .required("access_token")
                .asString();
    }

    private static HttpResponse<String> tokenAnswer(Sandbox sandbox, String credentials) throws Exception {
        return tokenAnswer(sandbox, credentials, REPAIRER);
    }

    private static HttpResponse<String> tokenAnswer(Sandbox sandbox, String credentials, String scope)
            throws Exception {
        return sandbox.send(sandbox.to("/token")
                .header("Authorization", basic(credentials))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8))));
    }

    /** T4. */
    private static HttpResponse<String> bareToken(Sandbox sandbox, String credentials) throws Exception {
        return sandbox.send(sandbox.to("/token")
                .header("Authorization", credentials.replace(':', '/'))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=%2Freparateur")));
    }

    /** T5. */
    private static HttpResponse<String> queryToken(Sandbox sandbox, String credentials) throws Exception {
        return sandbox.send(sandbox.to("/token?grant_type=client_credentials&scope=%2Freparateur")
                .header("Authorization", basic(credentials))
                .POST(BodyPublishers.noBody()));
    }

    private static HttpResponse<String> authorized(Sandbox sandbox, String credentials) throws Exception {
        return sandbox.send(sandbox.to("/authen?client_id=expert-app&response_type=token"
                        + "&scope=%2Fexpert&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback")
                .header("Authorization", basic(credentials))
                .POST(BodyPublishers.noBody()));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String accessToken(HttpResponse<String> answer) {
        return location(answer).replaceAll(".*[#&]access_token=([^&]*).*", "$1");
    }

    private static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> upload(Sandbox sandbox, String token) throws Exception {
        return put(sandbox, token, UPLOAD, file("a.pdf", new byte[] {1}));
    }

    private static String status(HttpResponse<String> upload) {
        return json(upload).get("status").asString();
    }

    /** T3. */
    private static String bare(String key) {
        return repairerRequest("S-" + key, key).put("factureHT", 1000).toString();
    }

    private static HttpResponse<String> settle(Sandbox sandbox, String token, String reference, String key)
            throws Exception {
        return settle(sandbox, token, repairerRequest(reference, key).toString());
    }

    private static HttpResponse<String> settle(Sandbox sandbox, String token, String request) throws Exception {
        return put(sandbox, token, "/reparateur", request);
    }

    private static HttpResponse<String> put(Sandbox sandbox, String token, String path, String json) throws Exception {
        return sandbox.send(sandbox.to(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }
}
