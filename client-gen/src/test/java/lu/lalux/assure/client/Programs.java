package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programs that vendors are shown, one a language: token, upload, settlement against the running stub, with a server in
 * between that keeps what was sent. API and tokens have an address each, as in production.
 */
abstract class Programs {

    private static final Pattern KEPT = Pattern.compile("Verified ([0-9a-f-]{36}\\.pdf)");

    /** In two pieces, so that no virus scanner takes this source for what it is a test of. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    /** These read an answer that came before they could write no longer; all others ask before they write. */
    private static final Set<Toolchain> NEED_NOT_ASK = Set.of(Toolchain.PYTHON, Toolchain.JAVA);

    private static final String PDF = "%PDF-1.4\n%%EOF\n";

    final Toolchain language;

    private final Sandbox sandbox;
    private final HttpClient onward = HttpClient.newHttpClient();
    private final RecordingServer api = new RecordingServer(this::pass);
    private final RecordingServer tokens = new RecordingServer(this::pass);
    private final String reference = UUID.randomUUID().toString();

    @TempDir
    private Path directory;

    Programs(Sandbox sandbox, Toolchain language) {
        this.sandbox = sandbox;
        this.language = language;
    }

    @AfterEach
    void stop() {
        api.close();
        tokens.close();
    }

    @Test
    void a_repairer_goes_from_the_token_to_the_settlement() throws Exception {
        var run = settle(Sandbox.GARAGE_SECRET, file("facture n° 1.pdf", PDF), "1234.50", "209.87", "1444.37");

        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        String key = key(run.lines().get(0));
        assertThat(run.lines()).hasSize(2).last().isEqualTo("202");
        assertThat(sandbox.recorded(reference)).containsExactly(reference);
        assertTokenAskedFor(Sandbox.GARAGE, Sandbox.GARAGE_SECRET, Sandbox.REPAIRER_SCOPES);
        assertThat(sent()).containsExactly("PUT /reparateur/upload", "PUT /reparateur");
        assertSent(0, Map.of("fileNameWithExtension", "facture n° 1.pdf", "file", base64(PDF)));
        assertSent(1, with(repairer("1234.50", "209.87", "1444.37"), Map.of("refPDFFacture", key)));
    }

    @Test
    void an_expert_goes_from_the_token_to_the_settlement() throws Exception {
        var run = settleAsExpert("362.70", "9594");

        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.lines()).hasSize(3).last().isEqualTo("202");
        assertThat(sandbox.recorded(reference)).containsExactly(reference);
        assertTokenAskedFor(Sandbox.EXPERT_BACKEND, Sandbox.EXPERT_BACKEND_SECRET, Sandbox.EXPERT_SCOPES);
        assertThat(sent()).containsExactly("PUT /expert/upload", "PUT /expert/upload", "PUT /expert");
        assertSent(
                2,
                with(
                        expert("362.70", "9594"),
                        Map.of(
                                "refPdfHonoraires",
                                key(run.lines().get(0)),
                                "refPdfExpertise",
                                key(run.lines().get(1)))));
    }

    @Test
    void a_refused_file_is_told_by_its_status_and_nothing_is_asked_for() throws Exception {
        var run = settle(Sandbox.GARAGE_SECRET, file("infecte.pdf", EICAR), "100", "17", "117");

        assertThat(run.errors()).isEqualToIgnoringNewLines("infecte.pdf : Infected");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).isEmpty();
        assertThat(sent()).containsExactly("PUT /reparateur/upload");
        assertThat(sandbox.recorded(reference)).isEmpty();
    }

    @Test
    void every_fault_of_a_refused_request_is_told_with_its_place() throws Exception {
        var run = settleAsExpert("362", "9593");

        assertThat(run.errors().lines())
                .containsExactly(
                        "422 Une règle de gestion refuse la demande",
                        "/honorairesTTC : honorairesHT + honorairesTVA = 362.70, et non 362.00.",
                        "/prejudiceTTC : prejudiceHT + prejudiceTVA = 9594.00, et non 9593.00.");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines()).hasSize(2);
        assertThat(sandbox.recorded(reference)).isEmpty();
    }

    @Test
    void a_refused_token_is_told_without_the_secret() throws Exception {
        var run = settle("un-faux-secret", file("facture.pdf", PDF), "100", "17", "117");

        assertThat(run.errors()).contains("invalid_client").doesNotContain("un-faux-secret");
        assertThat(run.code()).isEqualTo(1);
        assertThat(api.received()).isEmpty();
    }

    /** While the program still writes its file: what is refused must not be taken for a broken connection, and sent again. */
    @ParameterizedTest
    @EnumSource
    void an_answer_that_comes_before_the_file_has_left_is_told(RecordingServer.End end) throws Exception {
        Path file = file("grande.pdf", PDF + " ".repeat(5_000_000));
        String problem = "{\"type\":\"urn:assure:probleme:x\",\"title\":\"Trop grand\",\"status\":413}";
        try (RecordingServer early = new RecordingServer(end)) {
            early.answers(413, "application/problem+json", problem);
            var run = settle(early.address(), Sandbox.GARAGE_SECRET, file, "100", "17", "117");

            assertThat(run.errors()).isEqualToIgnoringNewLines("413 Trop grand");
            assertThat(run.code()).isEqualTo(1);
            assertThat(early.onlyRequest().headers().containsKey("Expect") || NEED_NOT_ASK.contains(language))
                    .isTrue();
        }
    }

    @Test
    void a_server_that_does_not_answer_is_told_in_a_line() throws Exception {
        tokens.close();

        var run = settle(Sandbox.GARAGE_SECRET, file("facture.pdf", PDF), "100", "17", "117");

        assertThat(run.errors().lines()).hasSize(1);
        assertThat(run.errors()).doesNotContain(Sandbox.GARAGE_SECRET);
        assertThat(run.code()).isNotZero();
    }

    /** Of those whose program looks for it before anything else. */
    void an_absent_file_is_told_in_a_line_with_its_code() throws Exception {
        Path absent = directory.resolve("absente.pdf");

        var run = settle(Sandbox.GARAGE_SECRET, absent, "100", "17", "117");

        assertThat(run.errors().lines()).hasSize(1).allMatch(line -> line.contains("absente.pdf"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(api.received()).isEmpty();
    }

    /** The request without its keys, as the programs read it. */
    private Map<String, Object> repairer(String net, String tax, String total) {
        return Map.ofEntries(
                Map.entry("idPrestataire", "XA1234"),
                Map.entry("referenceFacture", reference),
                Map.entry("dateFacture", "2026-03-05"),
                Map.entry("numeroSinistre", "S-2026-118"),
                Map.entry("referenceInterneLalux", "Pièce n° 5521"),
                Map.entry("immatriculationVehicule", "AB1234"),
                Map.entry("numeroChassisVehicule", "WVWZZZ1JZXW000001"),
                Map.entry("type", "F"),
                Map.entry("typeFacture", "VHR"),
                Map.entry("factureHT", net),
                Map.entry("factureTVA", tax),
                Map.entry("factureTTC", total),
                Map.entry("nbrJourVehiculeRemplacement", 3));
    }

    private Map<String, Object> expert(String fees, String damage) {
        return Map.ofEntries(
                Map.entry("idExpert", "XT5678"),
                Map.entry("referenceFacture", reference),
                Map.entry("dateFacture", "2026-04-14"),
                Map.entry("numeroSinistre", "S-2026-204"),
                Map.entry("referenceInterneLalux", "EXP-88012"),
                Map.entry("immatriculationVehicule", "CD5678"),
                Map.entry("numeroChassisVehicule", "VF1RFB00X57000001"),
                Map.entry("type", "F"),
                Map.entry("honorairesHT", "310"),
                Map.entry("honorairesTVA", "52.70"),
                Map.entry("honorairesTTC", fees),
                Map.entry("prejudiceHT", "8200"),
                Map.entry("prejudiceTVA", "1394"),
                Map.entry("prejudiceTTC", damage),
                Map.entry("abandonVehicule", false));
    }

    private static Map<String, Object> with(Map<String, Object> fields, Map<String, String> others) {
        Map<String, Object> all = new TreeMap<>(fields);
        all.putAll(others);
        return all;
    }

    /** As the programs read it: the names of files where keys belong. */
    private Path request(Map<String, Object> fields, Map<String, String> files) throws IOException {
        return Files.writeString(
                directory.resolve("demande.json"), JsonMapper.shared().writeValueAsString(with(fields, files)), UTF_8);
    }

    private Toolchain.Run settle(String secret, Path file, String net, String tax, String total) throws Exception {
        return settle(api.address(), secret, file, net, tax, total);
    }

    private Toolchain.Run settle(URI api, String secret, Path file, String net, String tax, String total)
            throws Exception {
        return language.prepared()
                .runProgram(
                        api,
                        tokens.address(),
                        Sandbox.GARAGE,
                        secret,
                        "reparateur",
                        request(
                                repairer(net, tax, total),
                                Map.of("refPDFFacture", file.getFileName().toString())));
    }

    private Toolchain.Run settleAsExpert(String fees, String damage) throws Exception {
        Path bill = file("mémoire.pdf", PDF);
        Path report = file("rapport.pdf", PDF + " ");
        return language.prepared()
                .runProgram(
                        api.address(),
                        tokens.address(),
                        Sandbox.EXPERT_BACKEND,
                        Sandbox.EXPERT_BACKEND_SECRET,
                        "expert",
                        request(
                                expert(fees, damage),
                                Map.of(
                                        "refPdfHonoraires",
                                        bill.getFileName().toString(),
                                        "refPdfExpertise",
                                        report.getFileName().toString())));
    }

    private RecordingServer.Answer pass(RecordingServer.Received request) {
        HttpRequest.Builder copy = HttpRequest.newBuilder(sandbox.address().resolve(request.uri()))
                .timeout(Duration.ofSeconds(60))
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body(), UTF_8));
        for (String header : List.of("Accept", "Authorization", "Content-Type")) {
            request.headers().getOrDefault(header, List.of()).forEach(value -> copy.header(header, value));
        }
        try {
            HttpResponse<String> answer = onward.send(copy.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            String type = answer.headers().firstValue("Content-Type").orElse("text/plain");
            return new RecordingServer.Answer(answer.statusCode(), Map.of("Content-Type", type), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void assertTokenAskedFor(String id, String secret, String scope) {
        var request = tokens.onlyRequest();
        assertThat(request.method() + " " + request.uri()).isEqualTo("POST /token");
        assertThat(request.headers().get("Authorization")).containsExactly("Basic " + base64(id + ":" + secret));
        assertThat(RoundTrip.form(request.body()))
                .isEqualTo(new TreeMap<>(Map.of("grant_type", "client_credentials", "scope", scope)));
    }

    private List<String> sent() {
        return api.received().stream()
                .map(request -> request.method() + " " + request.uri())
                .collect(Collectors.toList());
    }

    /** As JSON: the same fields, no more, each with the same value of the same type. */
    private void assertSent(int index, Map<String, Object> fields) {
        var request = api.received().get(index);
        assertThat(request.headers().getFirst("Authorization")).startsWith("Bearer ");
        assertThat(request.headers().getFirst("Content-Type")).startsWith("application/json");
        assertThat(JsonMapper.shared().readTree(request.body()))
                .isEqualTo(JsonMapper.shared().valueToTree(fields));
    }

    private static String key(String line) {
        Matcher kept = KEPT.matcher(line);
        assertThat(kept.matches()).as(line).isTrue();
        return kept.group(1);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content, US_ASCII);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
