package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.serve.api.JudgeApi;
import lu.lalux.assure.conformance.judge.serve.api.Offer;
import lu.lalux.assure.conformance.judge.serve.api.Router;
import lu.lalux.assure.conformance.judge.serve.session.SessionArchive;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What anybody may send that is made to take memory, stack or time. */
class ServeLimitsTest {

    private static final String SETTLEMENT = "/reparateur";
    private static final String UPLOAD = "/reparateur/upload";
    private static final int SMALL = 65_536;

    @TempDir
    private Path folder;

    private final Judges judges = new Judges();
    private JudgeService judge;
    private Vendor vendor;

    @BeforeEach
    void open() throws Exception {
        judge = judges.open(folder);
        vendor = Vendor.with(Judges.at(judge), Judges.QUICK, Vendor.software("Garage", "reparateur", "back-end"));
    }

    @AfterEach
    void nothing_went_wrong_inside() {
        judge.close();
        assertThat(judges.faults).isEmpty();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + judge.port() + path));
    }

    private String token(String scope) throws Exception {
        String answer = Judges.token(judge, vendor.access().usual().clientBasic(), scope)
                .body();
        return JsonMapper.shared().readTree(answer).path("access_token").asString();
    }

    private HttpRequest.Builder authorised(String path) throws Exception {
        return to(path).header("Authorization", "Bearer " + token(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private static WireRequest head(String method, String path, String authorization) {
        List<Header> headers =
                authorization.isEmpty() ? List.of() : List.of(new Header("Authorization", authorization));
        return new WireRequest(1, 1, 1, method, path, "localhost", headers, new byte[0], false, "");
    }

    @Test
    void only_who_is_known_may_send_a_large_body() throws Exception {
        Session nobody =
                new Session(Vendor.CONTRACT, vendor.asSoftware(), vendor.access(), List.of(), Judges.QUICK, "P", 0);
        JudgeApi api = new JudgeApi(
                judge.sessions(),
                new SessionArchive(folder),
                new Offer(Judges.USUAL, Optional.empty(), Optional.empty(), judge.addresses()));
        RequestDispatch door =
                new RequestDispatch(judge.sessions(), new Router(Vendor.CONTRACT, api, judges::raise), nobody, false);

        assertThat(door.mostBytes(head("PUT", UPLOAD, ""))).isEqualTo(SMALL);
        assertThat(door.mostBytes(head("PUT", UPLOAD, "Bearer unknown"))).isEqualTo(SMALL);
        assertThat(door.mostBytes(head("PUT", UPLOAD, "Bearer " + token(UPLOAD))))
                .isEqualTo(Vendor.CONTRACT.operation("PUT", UPLOAD).maxBody());
        String results = "/juge/sessions/" + vendor.id + "/parties/1/resultats";
        assertThat(door.mostBytes(head("PUT", results, "Bearer " + vendor.key))).isEqualTo(1 << 20);
        assertThat(door.mostBytes(head("PUT", results, "Bearer x"))).isEqualTo(SMALL);
        assertThat(door.mostBytes(head("POST", "/juge/sessions", "Bearer " + vendor.key)))
                .isEqualTo(SMALL);
    }

    @Test
    void a_body_of_more_json_than_any_request_has_is_not_made_a_tree_of() throws Exception {
        String many = "{\"a\":[" + "{},".repeat(10_000) + "{}]}";

        HttpResponse<String> answer =
                Judges.sent(authorised(SETTLEMENT).PUT(HttpRequest.BodyPublishers.ofString(many)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("json-illisible");
    }

    @Test
    void a_file_s_name_takes_no_stack_however_long() throws Exception {
        String name = "{\"fileNameWithExtension\":\"" + "a\\\\".repeat(20_000) + "\"}";

        assertThat(Judges.sent(to(UPLOAD).PUT(HttpRequest.BodyPublishers.ofString(name)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_body_that_unpacks_to_more_than_the_operation_takes_is_too_large() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write("{}".getBytes(StandardCharsets.US_ASCII));
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 20; i++) {
                zip.write(spaces);
            }
        }
        for (String path : List.of(SETTLEMENT, UPLOAD)) {
            HttpResponse<String> answer = Judges.sent(authorised(path)
                    .header("Content-Encoding", "gzip")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(packed.toByteArray())));

            assertThat(answer.statusCode()).as(path).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;q=abc", ";;;q=,", ";", "application/json;q=", "application/json;q=1e400", ",;,"})
    void a_weight_that_is_none_is_a_request_like_others(String accept) throws Exception {
        HttpResponse<String> answer = Judges.sent(
                authorised(UPLOAD).setHeader("Accept", accept).PUT(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(accept.startsWith("application/json") ? 400 : 406);
    }

    @Test
    void a_number_beyond_all_numbers_is_a_fault_of_its_field() throws Exception {
        for (Field field : Vendor.CONTRACT.operation("PUT", SETTLEMENT).fields()) {
            HttpResponse<String> answer = Judges.sent(authorised(SETTLEMENT)
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"" + field.name() + "\":1e999999999}")));

            assertThat(answer.statusCode()).as(field.name()).isEqualTo(400);
            assertThat(answer.body()).contains("champs-invalides", "/" + field.name());
        }
    }

    @Test
    void results_of_more_invoices_than_any_list_has_are_refused() throws Exception {
        HttpResponse<byte[]> answer = vendor.bytes(
                "PUT", "/parties/1/resultats", vendor.key, "{\"resultats\":[" + "{},".repeat(20_000) + "{}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("/resultats", "valeur-hors-bornes");
    }

    private long weight() {
        return judge.sessions().find(vendor.id).orElseThrow().bytes();
    }

    @Test
    void a_session_weighs_what_it_keeps_and_keeps_no_more_than_it_is_judged_by() throws Exception {
        HttpRequest.Builder settlement = authorised(SETTLEMENT);
        long before = weight();
        Judges.sent(settlement.PUT(HttpRequest.BodyPublishers.ofString("{\"a\":[" + "{},".repeat(900) + "{}]}")));
        assertThat(weight() - before).as("a tree of 900 objects").isGreaterThan(50_000);

        HttpRequest.Builder upload = authorised(UPLOAD);
        before = weight();
        Judges.sent(upload.PUT(HttpRequest.BodyPublishers.ofString(
                "{\"fileNameWithExtension\":\"" + "n".repeat(1 << 20) + "\",\"file\":\"AAAA\"}")));
        assertThat(weight() - before).as("a name of 1 MB").isLessThan(10_000);

        before = weight();
        Session session = judge.sessions().find(vendor.id).orElseThrow().session();
        session.answer(head("PUT", SETTLEMENT, "Bearer " + "t".repeat(50_000)));
        assertThat(weight() - before)
                .as("an unknown token, kept as header and as token")
                .isGreaterThan(100_000);
    }
}
