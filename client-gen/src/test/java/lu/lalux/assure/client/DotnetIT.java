package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The .NET library against a server that says what the sandbox does not, or not when it is wanted: {@code Behaviour.cs} does
 * it and tells what came of it. What it does against the sandbox is in {@link ProgramsIT}, what it writes and reads in
 * {@link RoundTripIT}.
 */
@Needs(Tool.MONO)
class DotnetIT {

    private static final RecordingServer.Answer ACCEPTED = new RecordingServer.Answer(202, Map.of(), null);

    /** Stands for a connection that ends without an answer. */
    private static final RecordingServer.Answer NOTHING = new RecordingServer.Answer(0, Map.of(), null);

    private static final String SETTLEMENT = "/reparateur F-2026-0173";

    private static final List<String> FAULTS_IN_FRENCH = List.of(
            "idPrestataire : 64 caractères au plus",
            "referenceFacture : 1 à 64 caractères, sans moitié de caractère",
            "numeroSinistre : 1 à 64 caractères, sans moitié de caractère",
            "numeroChassisVehicule : absent",
            "type : F ou N attendu",
            "factureHT : négatif (les montants d'une note de crédit sont positifs aussi)",
            "factureTVA : plus de 2 décimales",
            "factureTTC : plus de 12 chiffres avant le point",
            "nbrJourVehiculeRemplacement : 0 à 9999",
            "refPDFFacture : n'a pas la forme demandée par le contrat",
            "nbrJourVehiculeRemplacement : seulement avec typeFacture VHR");

    private static final List<String> FAULTS_IN_ENGLISH = List.of(
            "idPrestataire: 64 characters at most",
            "referenceFacture: 1 to 64 characters, without halves of one",
            "numeroSinistre: 1 to 64 characters, without halves of one",
            "numeroChassisVehicule: not given",
            "type: one of F, N",
            "factureHT: negative (a credit note's amounts are positive, too)",
            "factureTVA: more than 2 decimals",
            "factureTTC: more than 12 digits before the point",
            "nbrJourVehiculeRemplacement: 0 to 9999",
            "refPDFFacture: not of the form that the contract asks for",
            "nbrJourVehiculeRemplacement: only with typeFacture VHR");

    private final Queue<RecordingServer.Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> tokens = new ArrayDeque<>(List.of("first", "second", "third"));
    private final RecordingServer server = new RecordingServer(this::answer);

    /** What a token is refused with; null if it is not. */
    private volatile String tokenRefusal;

    @AfterEach
    void stop() {
        server.close();
    }

    private RecordingServer.Answer answer(RecordingServer.Received request) {
        if (request.uri().getPath().equals("/token")) {
            if (tokenRefusal != null) {
                return json(401, tokenRefusal);
            }
            synchronized (tokens) {
                return json(
                        200,
                        "{\"token_type\":\"Bearer\",\"access_token\":\"" + tokens.remove()
                                + "\",\"expires_in\":3600,\"scope\":\"s\"}");
            }
        }
        RecordingServer.Answer answer = answers.poll();
        if (answer == NOTHING) {
            throw new IllegalStateException("The server ends the connection");
        }
        return answer;
    }

    private static RecordingServer.Answer json(int status, String body) {
        return new RecordingServer.Answer(status, Map.of("Content-Type", "application/json"), body);
    }

    private static RecordingServer.Answer problem(int status, String rest, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", "application/problem+json");
        return new RecordingServer.Answer(
                status, all, "{\"type\":\"urn:assure:probleme:x\",\"title\":\"X\",\"status\":" + status + rest + "}");
    }

    private static RecordingServer.Answer kept() {
        return json(200, "{\"status\":\"Verified\",\"key\":\"ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf\"}");
    }

    private Toolchain.Run run(String what, int retries) throws Exception {
        var run = Toolchain.DOTNET.prepared().runBehaviour(what, server.address(), retries);
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).doesNotContain("un secret", "first", "second");
        return run;
    }

    private List<RecordingServer.Received> to(String path) {
        return server.received().stream()
                .filter(request -> request.uri().getPath().equals(path))
                .toList();
    }

    private static String authorization(RecordingServer.Received request) {
        return request.headers().getFirst("Authorization");
    }

    @Test
    void a_settlement_travels_as_the_contract_wants_it() throws Exception {
        answers.add(ACCEPTED);

        assertThat(run("settle", 0).lines()).containsExactly("done");

        var token = to("/token").get(0);
        assertThat(authorization(token))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("client+%C3%A9:un+secret%3A%2B".getBytes(UTF_8)));
        assertThat(RoundTrip.form(token.body()))
                .isEqualTo(Map.of("grant_type", "client_credentials", "scope", "/reparateur /reparateur/upload"));
        assertThat(token.headers().getFirst("Accept-Language")).isEqualTo("en");
        var settlement = to("/reparateur").get(0);
        assertThat(authorization(settlement)).isEqualTo("Bearer first");
        assertThat(settlement.headers().getFirst("Accept-Language")).isEqualTo("en");
        assertThat(settlement.headers().getFirst("User-Agent"))
                .matches("behaviour/1\\.0 assure-dotnet/\\d+\\.\\d+\\.\\d+\\S*");
        assertThat(settlement.headers()).doesNotContainKey("Expect");
        JsonNode body = JsonMapper.shared().readTree(settlement.body());
        assertThat(body.path("factureHT")).isEqualTo(JsonMapper.shared().valueToTree("1234.50"));
        assertThat(body.path("factureTVA")).isEqualTo(JsonMapper.shared().valueToTree("209.87"));
        assertThat(body.path("dateFacture")).isEqualTo(JsonMapper.shared().valueToTree("2026-03-05"));
        assertThat(Contract.bundled().schemas().complaints("/components/schemas/DemandeReparateur", body))
                .isEmpty();
    }

    @Test
    void many_threads_ask_for_one_token() throws Exception {
        IntStream.range(0, 16).forEach(i -> answers.add(ACCEPTED));

        assertThat(run("together", 0).lines()).containsExactly("done");

        assertThat(to("/token")).hasSize(1);
        assertThat(to("/reparateur")).hasSize(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle", "upload"})
    void an_ended_token_is_renewed_and_the_same_request_sent_again_once(String what) throws Exception {
        answers.add(problem(401, "", Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"")));
        answers.add(what.equals("settle") ? ACCEPTED : kept());

        assertThat(run(what, 0).lines()).containsExactly("done");

        assertThat(to("/token")).hasSize(2);
        var sent = to(what.equals("settle") ? "/reparateur" : "/expert/upload");
        assertThat(sent).extracting(DotnetIT::authorization).containsExactly("Bearer first", "Bearer second");
        assertThat(sent.get(1).body()).isEqualTo(sent.get(0).body());
    }

    @Test
    void a_second_token_that_is_refused_is_an_exception() throws Exception {
        answers.add(problem(401, "", Map.of()));
        answers.add(problem(401, "", Map.of()));

        assertThat(run("settle", 3).lines())
                .containsExactly(
                        "PUT /reparateur: 401 urn:assure:probleme:x",
                        "status 401, retry after -, OAuth2 -, request " + SETTLEMENT + ", quote -");

        assertThat(to("/reparateur")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void what_passes_is_sent_again_when_the_server_says_so(int status) throws Exception {
        answers.add(problem(status, "", Map.of("Retry-After", "2")));
        answers.add(ACCEPTED);

        long begin = System.nanoTime();
        assertThat(run("settle", 1).lines()).containsExactly("done");

        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(2_000_000_000L);
        assertThat(to("/reparateur"))
                .hasSize(2)
                .extracting(RecordingServer.Received::body)
                .containsOnly(to("/reparateur").get(0).body());
    }

    @Test
    void what_passes_later_is_an_exception_that_says_when() throws Exception {
        answers.add(problem(503, "", Map.of("Retry-After", "3600")));

        assertThat(run("settle", 3).lines()).last().asString().startsWith("status 503, retry after 3600,");

        assertThat(to("/reparateur")).hasSize(1);
    }

    @Test
    void retries_end() throws Exception {
        answers.add(problem(502, "", Map.of("Retry-After", "0")));
        answers.add(problem(504, "", Map.of("Retry-After", "Fri, 01 Jan 2021 00:00:00 GMT")));
        answers.add(problem(500, "", Map.of("Retry-After", "0")));

        assertThat(run("settle", 2).lines()).last().asString().startsWith("status 500,");

        assertThat(to("/reparateur")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 409, 413, 422, 302})
    void what_does_not_pass_is_not_sent_again(int status) throws Exception {
        answers.add(problem(status, "", Map.of("Location", "/elsewhere")));

        assertThat(run("settle", 3).lines()).last().asString().startsWith("status " + status + ",");

        assertThat(server.received()).hasSize(2);
    }

    @Test
    void a_lost_answer_is_asked_for_again() throws Exception {
        answers.add(NOTHING);
        answers.add(ACCEPTED);

        assertThat(run("settle", 1).lines()).containsExactly("done");

        assertThat(to("/reparateur")).hasSize(2);
    }

    @Test
    void a_request_without_an_answer_is_handed_back_to_be_sent_as_it_was() throws Exception {
        answers.add(NOTHING);
        answers.add(ACCEPTED);

        var lines = run("unanswered", 0).lines();

        // What has happened, which HttpClient's own words do not say.
        assertThat(lines.get(0))
                .matches("PUT /reparateur : pas de réponse \\(HttpRequestException: .+\\)")
                .doesNotContain("An error occurred while sending the request");
        assertThat(lines.get(1)).isEqualTo("status 0, retry after -, OAuth2 -, request " + SETTLEMENT + ", quote -");
        assertThat(lines).last().isEqualTo("done");
        var sent = to("/reparateur");
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1).body()).isEqualTo(sent.get(0).body());
    }

    @Test
    void every_fault_is_there_with_what_to_quote() throws Exception {
        answers.add(problem(
                422,
                ",\"instance\":\"urn:uuid:1\",\"errors\":[{\"pointer\":\"/factureHT\",\"code\":\"a\",\"detail\":\"L'un é\"},"
                        + "{\"pointer\":\"/x\\n\",\"code\":\"b\",\"detail\":\"L'autre\",\"new\":[1]},7]",
                Map.of()));

        assertThat(run("settle", 0).lines())
                .startsWith(
                        "PUT /reparateur: 422 urn:assure:probleme:x [/factureHT a, /x? b] (urn:uuid:1)",
                        "status 422, retry after -, OAuth2 -, request " + SETTLEMENT + ", quote urn:uuid:1",
                        "/factureHT | a | L'un é");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Le secret a expiré | POST /token: 401 invalid_client (Le secret a expiré)",
                "« un secret:+ » est faux | POST /token: 401 invalid_client",
                "un+secret%3A%2B | POST /token: 401 invalid_client",
            })
    void a_refused_token_is_told_in_the_servers_words_but_for_the_secret(String description, String message)
            throws Exception {
        tokenRefusal = "{\"error\":\"invalid_client\",\"error_description\":\"" + description + "\"}";

        assertThat(run("settle", 0).lines().get(0)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "<html>un secret</html>", "{\"error\":\"un secret\"}"})
    void what_is_not_of_the_contract_is_an_exception_that_does_not_quote_it(String body) throws Exception {
        answers.add(json(400, body));

        assertThat(run("settle", 0).lines().get(0)).startsWith("PUT /reparateur: 400, pas une réponse du contrat (");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"Verified\"}",
                "{\"status\":\"0\",\"key\":\"a.pdf\"}",
                "{\"status\":\"Infected\",\"key\":\"a.pdf\"}",
                "{\"status\":\"New\"}",
                "{}"
            })
    void a_verdict_that_is_none_is_an_exception(String body) throws Exception {
        answers.add(json(200, body));

        assertThat(run("upload", 0).lines().get(0))
                .isEqualTo("PUT /expert/upload: 200, pas une réponse du contrat"
                        + " (pas de verdict, ou une clé qui ne va pas avec)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr_LU", "fr_FR", "en_GB", "de_LU"})
    void what_the_contract_does_not_allow_is_named_at_once_in_the_readers_language_and_not_sent(String culture)
            throws Exception {
        var run = Toolchain.DOTNET
                .prepared()
                .runBehaviour(Map.of("LC_ALL", culture + ".UTF-8"), "not-as-the-contract-says", server.address(), 0);

        assertThat(run.errors()).isEmpty();
        List<String> expected = new ArrayList<>(culture.startsWith("fr") ? FAULTS_IN_FRENCH : FAULTS_IN_ENGLISH);
        expected.addAll(List.of("all of them in one message", "done"));
        assertThat(run.lines()).containsExactlyElementsOf(expected);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void the_largest_file_is_sent_and_a_byte_more_is_not() throws Exception {
        answers.add(problem(417, "", Map.of()));
        answers.add(kept());

        assertThat(run("largest-file", 0).lines())
                .containsExactly("Verified ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf 5242880", "FileTooBig", "done");

        assertThat(to("/reparateur/upload"))
                .extracting(request -> request.headers().getFirst("Expect"))
                .as("asked first, and not again where that is refused")
                .containsExactly("100-continue", null);
        var upload = to("/reparateur/upload").get(1);
        assertThat(upload.headers().getFirst("Content-Length"))
                .isEqualTo(Integer.toString(upload.body().getBytes(UTF_8).length));
        byte[] file = Base64.getDecoder()
                .decode(JsonMapper.shared().readTree(upload.body()).path("file").asString());
        assertThat(file).hasSize(5_242_880);
        assertThat(IntStream.range(0, file.length).allMatch(i -> (file[i] & 0xFF) == i % 251))
                .isTrue();
    }

    @Test
    void a_stream_is_read_from_where_it_is_and_stays_open() throws Exception {
        answers.add(kept());
        answers.add(kept());

        assertThat(run("stream-once", 0).lines())
                .containsExactly("Verified", "Verified", "still open", "5242881 FileTooBig", "done");

        assertThat(to("/expert/upload").stream()
                        .map(request -> JsonMapper.shared()
                                .readTree(request.body())
                                .path("file")
                                .asString())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(Base64.getEncoder().encodeToString("%PDF-1.4".getBytes(UTF_8))));
    }

    @Test
    void a_file_that_is_changed_while_it_is_sent_is_no_fault_of_the_network() throws Exception {
        assertThat(run("shrunk-file", 3).lines()).containsExactly("Le fichier a rétréci pendant son envoi", "done");
    }

    @Test
    void a_call_that_is_cancelled_ends_its_waiting() throws Exception {
        answers.add(problem(503, "", Map.of("Retry-After", "30")));

        assertThat(run("cancelled", 3).lines()).containsExactly("cancelled", "done");
    }

    @Test
    void a_client_that_is_disposed_of_sends_nothing() throws Exception {
        assertThat(run("disposed", 3).lines()).containsExactly("disposed", "done");
        assertThat(server.received()).isEmpty();
    }

    /** What the library says by hand, because a generator cannot say it. */
    @Test
    void limits_are_the_contracts() throws Exception {
        Path sources = Path.of("dotnet/src");
        JsonNode name = Contract.bundled().at("/components/schemas/DepotDocument/properties/fileNameWithExtension");
        JsonNode upload = Contract.bundled().at("/paths/~1reparateur~1upload/put/x-taille-max-fichier");
        String amount =
                Contract.bundled().at("/components/schemas/Montant/pattern").asString();

        String uploads = Files.readString(sources.resolve("Upload.cs"));
        assertThat(uploads)
                .contains(
                        "MaxBytes = " + upload.asInt() + ";",
                        "LongestName = " + name.path("maxLength").asInt() + ";",
                        "@\"" + name.path("pattern").asString() + "\"");
        Matcher digits = Pattern.compile(
                        "IntegerDigits = (\\d+);.*Decimals = (\\d+);.*AmountLimit = 1(0+)m;", Pattern.DOTALL)
                .matcher(Files.readString(sources.resolve("DemandeWriter.cs")));
        assertThat(digits.find()).isTrue();
        assertThat(amount).isEqualTo("^\\d{1," + digits.group(1) + "}(\\.\\d{1," + digits.group(2) + "})?$");
        assertThat(digits.group(3)).hasSize(Integer.parseInt(digits.group(1)));
    }
}
