package lu.lalux.assure.stub.journal;

import static lu.lalux.assure.stub.support.Sandbox.EXPERT;
import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.OTHER_GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lu.lalux.assure.stub.journal.store.ExchangeFilter;
import lu.lalux.assure.stub.journal.store.KeptExchange;
import lu.lalux.assure.stub.journal.store.TakenExchange;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the journal of a whole stub has of what was sent to it. */
@Tag("newcomer")
class JournalIT {

    private static final String GARAGE_NAME = "garage-demo";
    private static final String PERSON = "expert-demo";

    @TempDir
    static Path folder;

    private static Sandbox stub;
    private static JournalReader journal;

    @BeforeAll
    static void start() {
        stub = Sandbox.start(folder);
        journal = stub.bean(JournalReader.class);
    }

    @AfterAll
    static void stop() {
        stub.close();
    }

    @BeforeEach
    void empty() throws Exception {
        for (String credentials : List.of(GARAGE, OTHER_GARAGE, EXPERT)) {
            stub.as(credentials, "/");
        }
        for (String account : List.of(GARAGE_NAME, "garage-autre", "expert-backend", PERSON)) {
            journal.empty(account);
        }
        stub.clock().reset();
    }

    @Test
    @DisplayName("an accepted settlement: when, what, how it was answered, for how long, and what is on record of it")
    void settlement() throws Exception {
        String key = stub.upload(GARAGE, "/reparateur/upload");
        String request = repairerRequest("J-1", key).toString();
        assertThat(stub.put(GARAGE, "/reparateur", request).statusCode()).isEqualTo(202);

        KeptExchange kept = await(1, ExchangeFilter.ofReference("J-1")).get(0);
        TakenExchange exchange = kept.exchange();
        assertThat(exchange.operation()).isEqualTo("demanderReglementReparateur");
        assertThat(exchange.method() + ' ' + exchange.target()).isEqualTo("PUT /reparateur");
        assertThat(exchange.status()).isEqualTo(202);
        assertThat(exchange.received())
                .isBetween(
                        stub.clock().instant().minusSeconds(60).toEpochMilli(),
                        stub.clock().instant().toEpochMilli());
        assertThat(exchange.micros()).isPositive();
        assertThat(exchange.instance()).startsWith("urn:uuid:");
        assertThat(exchange.request().body()).isEqualTo(request);
        assertThat(exchange.request().headers()).contains("Bearer ***", "application/json");
        assertThat(exchange.answer().headers()).contains("X-Content-Type-Options", "nosniff");
        assertThat(kept.invoice().provider()).isEqualTo("XA1234");

        assertThat(journal.recorded(GARAGE_NAME, "J-1", Optional.empty()))
                .singleElement()
                .satisfies(recorded -> {
                    assertThat(recorded.operation()).isEqualTo("demanderReglementReparateur");
                    assertThat(JsonMapper.shared()
                                    .readTree(recorded.content())
                                    .get("refPDFFacture")
                                    .asString())
                            .isEqualTo(key);
                });
        assertThat(journal.recorded("garage-autre", "J-1", Optional.of("XA1234")))
                .isEmpty();
        journal.empty(GARAGE_NAME);
        assertThat(journal.recorded(GARAGE_NAME, "J-1", Optional.empty())).isEmpty();
        assertThat(journal.recorded(GARAGE_NAME, "J-1", Optional.of("XA1234"))).hasSize(1);
    }

    @Test
    @DisplayName("of a file its name, size and hash, and nothing of its content")
    void upload() throws Exception {
        byte[] content = "contenu planté 4711".getBytes(StandardCharsets.UTF_8);
        stub.put(GARAGE, "/reparateur/upload", file("facture.pdf", content));
        stub.put(
                GARAGE,
                "/reparateur/upload",
                "{\"file\": \"" + Base64.getEncoder().encodeToString(content) + "\"}");

        List<KeptExchange> kept = await(2, ExchangeFilter.ALL);
        assertThat(kept).extracting(one -> one.exchange().status()).containsExactly(400, 200);
        TakenExchange accepted = kept.get(1).exchange();
        assertThat(accepted.file().name()).isEqualTo("facture.pdf");
        assertThat(accepted.file().size()).isEqualTo(content.length);
        assertThat(accepted.file().sha256()).hasSize(64);
        assertThat(accepted.request().body()).isNull();
        assertThat(accepted.request().bytes()).isGreaterThan(content.length);
        assertThat(accepted.answer().body()).contains("Verified");
        assertThat(kept.toString()).doesNotContain("planté", Base64.getEncoder().encodeToString(content));
    }

    @Test
    @DisplayName(
            "a refusal: each fault with its clause, what to do, and a page; in either language; and the same with curl")
    void refusal() throws Exception {
        String request = repairerRequest("J-2", UUID.randomUUID() + ".pdf")
                .put("dateFacture", "2026-13-45")
                .put("inconnu", "l'un")
                .toString();
        HttpResponse<String> answer = stub.put(GARAGE, "/reparateur", request);
        assertThat(answer.statusCode()).isEqualTo(400);

        String instance = json(answer).get("instance").asString();
        await(1, ExchangeFilter.of(instance));
        TakenExchange exchange =
                journal.find(GARAGE_NAME, instance).orElseThrow().exchange();
        assertThat(exchange.answer().body()).isEqualTo(answer.body());
        ExplainedRefusal french =
                stub.bean(Explanations.class).of(exchange, Language.FR).orElseThrow();
        assertThat(french.problem()).isEqualTo("urn:assure:probleme:champs-invalides");
        assertThat(french.remedy()).startsWith("Corrigez chaque champ");
        assertThat(french.faults())
                .extracting(ExplainedFault::pointer, ExplainedFault::code, ExplainedFault::clause, ExplainedFault::page)
                .containsExactlyInAnyOrder(
                        tuple(
                                "/dateFacture",
                                "date-invalide",
                                "Vue technique, Réparations",
                                "/erreurs.html#date-invalide"),
                        tuple("/inconnu", "champ-inconnu", "", "/erreurs.html#champ-inconnu"));
        assertThat(stub.bean(Explanations.class)
                        .of(exchange, Language.EN)
                        .orElseThrow()
                        .faults())
                .allSatisfy(fault -> {
                    assertThat(fault.page()).startsWith("/en/errors.html#");
                    assertThat(fault.remedy()).startsWith("Correct each field");
                    assertThat(fault.meaning()).isNotEmpty();
                    assertThat(fault.detail()).isNotEmpty();
                });
        assertThat(CurlLine.of(exchange, "http://localhost:" + stub.port()))
                .startsWith("curl -i -X PUT 'http://localhost:" + stub.port() + "/reparateur'")
                .contains("-H \"Authorization: Bearer $JETON\"", "'\\''un");
        assertThat(list(GARAGE_NAME, ExchangeFilter.ofReference("J-2"))).hasSize(1);
        assertThat(journal.find("garage-autre", instance)).isEmpty();
    }

    @Test
    @DisplayName("a refusal that met an ordered incident on its way: what was sent of it")
    void disturbed() throws Exception {
        order("membres-inconnus");
        HttpResponse<String> longer = stub.put(GARAGE, "/reparateur", "{}");
        assertThat(longer.body()).contains("membreInconnuDuBacASable");
        assertThat(await(1, ExchangeFilter.ALL).get(0).exchange().answer().body())
                .isEqualTo(longer.body());

        order("reponses-coupees");
        assertThatThrownBy(() -> stub.put(GARAGE, "/reparateur", "{}")).isInstanceOf(IOException.class);
        String cut = await(2, ExchangeFilter.ALL).get(0).exchange().answer().body();
        assertThat(cut).startsWith("{\"type\"").doesNotEndWith("}");
    }

    @Test
    @DisplayName("a refusal that was found while its answer was held back")
    void heldBack() throws Exception {
        ObjectNode request = repairerRequest("J-9", stub.upload(GARAGE, "/reparateur/upload"));
        assertThat(stub.put(GARAGE, "/reparateur", request.toString()).statusCode())
                .isEqualTo(202);
        HttpResponse<String> conflict = stub.put(
                GARAGE, "/reparateur", request.put("numeroSinistre", "autre").toString());
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(await(3, ExchangeFilter.ALL).get(0).exchange().answer().body())
                .isEqualTo(conflict.body());
    }

    private static void order(String incident) throws Exception {
        assertThat(stub.send(stub.to("/bac-a-sable/" + incident + "?nombre=1").PUT(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("the curl line sends what was sent: the same faults come back")
    void curl() throws Exception {
        String request = repairerRequest("J-3 l'été", UUID.randomUUID() + ".pdf")
                .put("inconnu", "$(id) \\ \" '")
                .toString();
        stub.put(GARAGE, "/reparateur", request);
        TakenExchange first = await(1, ExchangeFilter.ALL).get(0).exchange();
        String line = CurlLine.of(first, "http://127.0.0.1:" + stub.port());
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", line + " -s -o /dev/null");
        shell.environment()
                .put(
                        "JETON",
                        stub.as(GARAGE, "/")
                                .build()
                                .headers()
                                .firstValue("Authorization")
                                .orElseThrow()
                                .substring("Bearer ".length()));
        assertThat(shell.inheritIO().start().waitFor()).isZero();
        List<KeptExchange> both = await(2, ExchangeFilter.ALL);
        assertThat(both).hasSize(2);
        assertThat(both.get(0).exchange().request().body()).isEqualTo(request);
        assertThat(both.get(0).exchange().status()).isEqualTo(first.status());
    }

    @Test
    @DisplayName("tolerated forms are told, the query string as a body among them")
    void tolerances() throws Exception {
        String key = stub.upload(GARAGE, "/reparateur/upload");
        StringBuilder query = new StringBuilder();
        repairerRequest("J-4", key)
                .forEachEntry((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value.asString(), StandardCharsets.UTF_8)));
        stub.send(stub.as(GARAGE, "/reparateur" + query).PUT(BodyPublishers.noBody()));
        KeptExchange kept = await(1, ExchangeFilter.ofReference("J-4")).get(0);
        assertThat(kept.exchange().status()).isEqualTo(202);
        assertThat(kept.exchange().tolerances()).isEqualTo("T1");
        assertThat(kept.exchange().target()).isEqualTo("/reparateur" + query);
    }

    @Test
    @DisplayName("a query string that encodes nothing is refused, and is in the journal without taking it from anybody")
    void malformedQuery() throws Exception {
        String authorization = stub.as(GARAGE, "/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        String answer = stub.raw(("PUT /reparateur?referenceFacture=%zz HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                        + authorization + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(answer).startsWith("HTTP/1.1 400");
        stub.put(OTHER_GARAGE, "/reparateur", "{}");

        KeptExchange kept = await(1, ExchangeFilter.ALL).get(0);
        assertThat(kept.exchange().target()).isEqualTo("/reparateur?referenceFacture=%zz");
        assertThat(kept.invoice().reference()).isNull();
        await(() -> !list("garage-autre", ExchangeFilter.ALL).isEmpty());
        assertThat(list("garage-autre", ExchangeFilter.ALL)).hasSize(1);
        assertThat(journal.unauthenticated(GARAGE_NAME)).isEmpty();
        journal.empty(GARAGE_NAME);
    }

    @Test
    @DisplayName("a thousand of an account are kept, and its refusals apart; by status, by operation, and page by page")
    void rings() throws Exception {
        String refused =
                json(stub.put(GARAGE, "/reparateur", "{}")).get("instance").asString();
        String key = stub.upload(GARAGE, "/reparateur/upload");
        List<Thread> senders = new ArrayList<>();
        for (int sender = 0; sender < 4; sender++) {
            int from = sender * 300;
            senders.add(new Thread(() -> settle(from, from + 300, key)));
        }
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(journal.find(GARAGE_NAME, refused)).isPresent();
        assertThat(journal.list(GARAGE_NAME, accepted(), 2_000).exchanges()).hasSize(1_000);
        assertThat(list(GARAGE_NAME, operation("deposerDocumentReparateur"))).isEmpty();
        assertThat(list(GARAGE_NAME, status(400))).hasSize(1);

        List<Long> orders = new ArrayList<>();
        Optional<String> next = Optional.of(Long.toString(Long.MAX_VALUE, 36));
        while (next.isPresent()) {
            ExchangeFilter from = new ExchangeFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    JournalReader.before(next.get()).orElseThrow());
            JournalPage page = journal.list(GARAGE_NAME, from, 150);
            page.exchanges().forEach(kept -> orders.add(kept.order()));
            next = page.next();
        }
        assertThat(orders).hasSize(1_001).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(list("garage-autre", ExchangeFilter.ALL)).isEmpty();
    }

    @Test
    @DisplayName("after 24 hours of the machine's time nothing is left")
    void age() throws Exception {
        stub.put(GARAGE, "/reparateur", "{}");
        assertThat(await(1, ExchangeFilter.ALL)).hasSize(1);
        stub.clock().advance(Duration.ofHours(24).plusSeconds(1));
        assertThat(list(GARAGE_NAME, ExchangeFilter.ALL)).isEmpty();
        stub.clock().reset();
    }

    @Test
    @DisplayName(
            "a token: asked for with what, answered how, and neither secret nor token; a wrong secret is only counted")
    void tokens() throws Exception {
        token("Basic " + base64(GARAGE), "grant_type=client_credentials&scope=%2Fexpert");
        token("Basic " + base64(GARAGE), "grant_type=client_credentials&scope=%2Freparateur");
        token("Basic " + base64("garage-demo:faux-secret-planté"), "grant_type=client_credentials");
        token("garage-demo/faux-secret-bis", "grant_type=client_credentials");
        token("Basic " + base64("personne:faux"), "grant_type=client_credentials");
        assertThat(stub.send(stub.to("/reparateur")
                                .header("Authorization", "Bearer " + unsigned(GARAGE_NAME))
                                .PUT(BodyPublishers.ofString("contenu planté")))
                        .statusCode())
                .isEqualTo(401);
        stub.send(stub.as(GARAGE, "/reparateurs").PUT(BodyPublishers.ofString("{}")));

        assertThat(list(GARAGE_NAME, ExchangeFilter.ALL))
                .extracting(
                        kept -> kept.exchange().operation() + kept.exchange().status())
                .containsExactly("obtenirJeton200", "obtenirJeton400");
        assertThat(list(GARAGE_NAME, ExchangeFilter.ALL)
                        .get(0)
                        .exchange()
                        .answer()
                        .body())
                .contains("\"access_token\":\"***\"", "bearer");
        await(() -> journal.unauthenticated(GARAGE_NAME).size() == 3);
        assertThat(journal.unauthenticated(GARAGE_NAME))
                .extracting(count -> count.of().operation() + ' ' + count.of().status() + ' ' + count.number())
                .containsExactly("autre 404 1", "demanderReglementReparateur 401 1", "obtenirJeton 401 2");
        assertThat(journal.unauthenticated("personne")).isEmpty();
    }

    @Test
    @DisplayName("a token without the scope is refused to an account that is known")
    void scope() throws Exception {
        stub.put(GARAGE, "/expert", "{\"secret\": \"x\"}");
        assertThat(await(1, ExchangeFilter.ALL))
                .extracting(kept -> kept.exchange().status())
                .containsExactly(403);
    }

    @Test
    @DisplayName("no secret that was sent or issued is in anything that the journal holds")
    void secrets() throws Exception {
        String token = stub.as(GARAGE, "/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow()
                .substring(7);
        String secret = GARAGE.substring(GARAGE.indexOf(':') + 1);
        String request = repairerRequest("J-9", secret)
                .put("password", "mot-planté-1")
                .put("x", token)
                .toString();
        stub.send(stub.as(GARAGE, "/reparateur?client_secret=" + secret + "&jeton=" + token)
                .header("Content-Type", "application/json")
                .header("Cookie", "session=cookie-planté")
                .header("X-Api-Key", "cle-plantee-22")
                .header("X-Autre", token)
                .PUT(BodyPublishers.ofString(request)));
        HttpResponse<String> answer =
                token("Basic " + base64(GARAGE), "grant_type=client_credentials&scope=%2Freparateur&x=" + secret);
        token("Basic " + base64(GARAGE), "grant_type=client_credentials&client_secret=" + secret);
        String issued = json(answer).path("access_token").asString("");

        assertThat(await(2, ExchangeFilter.ALL)).hasSize(2);
        List<String> planted = new ArrayList<>(List.of(
                token,
                token.substring(token.lastIndexOf('.') + 1),
                secret,
                secret.substring(0, 12),
                base64(GARAGE),
                "mot-planté-1",
                "cookie-planté",
                "cle-plantee-22"));
        if (!issued.isEmpty()) {
            planted.add(issued.substring(issued.lastIndexOf('.') + 1));
        }
        assertThat(everythingHeld()).isNotEmpty().contains("J-9").doesNotContain(planted);
    }

    /** What the reader gives, and on SQLite the bytes of the file and its log. */
    private static String everythingHeld() throws Exception {
        StringBuilder all =
                new StringBuilder(list(GARAGE_NAME, ExchangeFilter.ALL).toString());
        all.append(journal.unauthenticated(GARAGE_NAME));
        if (Files.exists(folder.resolve("journal.db"))) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(
                                path -> path.getFileName().toString().startsWith("journal.db"))
                        .toList()) {
                    all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                    all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
        }
        return all.toString();
    }

    private static void settle(int from, int to, String key) {
        try {
            for (int i = from; i < to; i++) {
                assertThat(stub.put(
                                        GARAGE,
                                        "/reparateur",
                                        repairerRequest("R-" + i, key).toString())
                                .statusCode())
                        .isEqualTo(202);
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static HttpResponse<String> token(String authorization, String form) throws Exception {
        return stub.send(stub.to("/token")
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String unsigned(String subject) {
        return base64("{\"alg\":\"none\"}") + '.'
                + base64("{\"sub\":\"" + subject + "\"}").replace("=", "") + ".x";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<KeptExchange> list(String account, ExchangeFilter filter) {
        return journal.list(account, filter, 200).exchanges();
    }

    /** An answer may be with its client a moment before the exchange is in the journal. */
    private static List<KeptExchange> await(int number, ExchangeFilter filter) throws InterruptedException {
        await(() -> list(GARAGE_NAME, filter).size() >= number);
        return list(GARAGE_NAME, filter);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    private static ExchangeFilter accepted() {
        return new ExchangeFilter(
                Optional.empty(),
                Optional.of(false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE);
    }

    private static ExchangeFilter status(int status) {
        return new ExchangeFilter(
                Optional.of(status),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE);
    }

    private static ExchangeFilter operation(String operation) {
        return new ExchangeFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(operation),
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE);
    }
}
