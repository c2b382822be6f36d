package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.http.RudeClient;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The judge as it is offered: under two names, to clients of which some are browsers. */
class ServeHostsTest {

    private static final String TOKENS = "jetons.juge.example";
    private static final String FUNCTIONS = "juge.example:8443";
    private static final String FORM = "grant_type=client_credentials&scope=%2Freparateur";
    private static final String HERE = "127.0.0.1";

    @TempDir
    private Path folder;

    private final Judges judges = new Judges();

    @AfterEach
    void nothing_went_wrong_inside() {
        assertThat(judges.faults).isEmpty();
    }

    @Test
    void an_upload_is_redirected_to_the_other_name_of_the_judge() throws Exception {
        try (JudgeService judge = judges.named(folder, "http://" + TOKENS, "http://" + FUNCTIONS)) {
            Vendor vendor =
                    Vendor.with(Judges.at(judge), Judges.QUICK, Vendor.software("Garage", "reparateur", "back-end"));
            Attachment file = vendor.list().invoices().stream()
                    .filter(invoice -> invoice.scenario().equals("incident.depot-redirection"))
                    .flatMap(invoice -> invoice.files().values().stream())
                    .findFirst()
                    .orElseThrow();
            String body = JsonMapper.shared()
                    .createObjectNode()
                    .put("fileNameWithExtension", file.name())
                    .put("file", Base64.getEncoder().encodeToString(file.content()))
                    .toString();
            String upload = "PUT /reparateur/upload HTTP/1.1\nHost: " + FUNCTIONS
                    + "\nContent-Type: application/json\nAuthorization: Bearer " + token(judge, vendor);
            assertThat(RudeClient.exchange(HERE, judge.port(), upload, body))
                    .startsWith("HTTP/1.1 302 ")
                    .contains("\r\nLocation: //" + TOKENS + "/ailleurs/reparateur/upload\r\n");
        }
    }

    @Test
    void a_page_is_let_in_and_reads_its_refusals_and_neither_is_written_down() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor =
                    Vendor.with(Judges.at(judge), Judges.QUICK, Vendor.software("Cabinet", "expert", "en-personne"));
            String origin = "http://localhost:3000";
            String preflight = "OPTIONS /expert/upload HTTP/1.1\nHost: localhost\nAccess-Control-Request-Method: PUT"
                    + "\nAccess-Control-Request-Headers: authorization,content-type\nOrigin: ";
            assertThat(RudeClient.exchange(HERE, judge.port(), preflight + origin, ""))
                    .startsWith("HTTP/1.1 204 ")
                    .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n")
                    .contains("\r\nAccess-Control-Allow-Methods: PUT\r\n");
            assertThat(RudeClient.exchange(HERE, judge.port(), preflight + "http://autre.example", ""))
                    .startsWith("HTTP/1.1 405 ")
                    .doesNotContain("Access-Control-Allow");
            String unknown = "PUT /expert HTTP/1.1\nHost: localhost\nAuthorization: Bearer inconnu"
                    + "\nContent-Type: application/json\nOrigin: ";
            assertThat(RudeClient.exchange(HERE, judge.port(), unknown + origin, "{}"))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("\r\nAccess-Control-Allow-Origin: " + origin + "\r\n");
            assertThat(RudeClient.exchange(HERE, judge.port(), unknown + "http://autre.example", "{}"))
                    .startsWith("HTTP/1.1 401 ")
                    .doesNotContain("Access-Control-Allow");
            assertThat(log(judge, vendor)).isEmpty();
        }
    }

    /** Fetch: a request that was sent on to another host is asked for again, and nobody's page asks. */
    @Test
    void a_browser_is_let_go_where_a_redirect_sends_it() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            for (String path : List.of("/ailleurs/expert", "/ailleurs/reparateur/upload")) {
                assertThat(RudeClient.exchange(
                                HERE,
                                judge.port(),
                                "OPTIONS " + path + " HTTP/1.1\nHost: localhost\nAccess-Control-Request-Method: PUT"
                                        + "\nAccess-Control-Request-Headers: authorization\nOrigin: null",
                                ""))
                        .startsWith("HTTP/1.1 204 ")
                        .contains("\r\nAccess-Control-Allow-Origin: null\r\n")
                        .contains("\r\nAccess-Control-Allow-Methods: PUT\r\n");
            }
        }
    }

    @Test
    void whoever_knows_the_mark_alone_writes_nothing_into_the_session() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor =
                    Vendor.with(Judges.at(judge), Judges.QUICK, Vendor.software("Cabinet", "expert", "en-personne"));
            String page = "GET /authen?response_type=token&scope=%2Fexpert&client_id="
                    + vendor.access().application() + " HTTP/1.1\nHost: localhost\nAccept: text/html";
            assertThat(RudeClient.exchange("127.0.0.2", judge.port(), page, "")).startsWith("HTTP/1.1 200 ");
            String wrong = asksForToken(new Credentials(vendor.access().usual().name(), "faux").clientBasic());
            assertThat(RudeClient.exchange("127.0.0.2", judge.port(), wrong, FORM))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(log(judge, vendor)).as("from a stranger").isEmpty();
            RudeClient.exchange(
                    "127.0.0.2",
                    judge.port(),
                    asksForToken(vendor.access().usual().userBasic()),
                    FORM);
            assertThat(log(judge, vendor)).as("with the right secret").hasSize(1);
            assertThat(RudeClient.exchange("127.0.0.2", judge.port(), wrong, FORM))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(log(judge, vendor))
                    .as("from where the right secret came")
                    .hasSize(2);
            for (int i = 0; i < 250; i++) {
                RudeClient.exchange(HERE, judge.port(), wrong, FORM);
            }
            assertThat(log(judge, vendor)).hasSize(201);
            assertThat(judge.sessions().find(vendor.id).orElseThrow().bytes())
                    .as("a right client's room is left")
                    .isLessThan(Judges.USUAL.bytes() / 2);
        }
    }

    @Test
    void a_secret_is_known_however_it_is_written() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor =
                    Vendor.with(Judges.at(judge), Judges.QUICK, Vendor.software("Garage", "reparateur", "back-end"));
            Credentials usual = vendor.access().usual();
            String twice = new Credentials(usual.name(), URLEncoder.encode(usual.secret(), StandardCharsets.UTF_8))
                    .clientBasic();
            RudeClient.exchange("127.0.0.2", judge.port(), asksForToken(twice), FORM);
            RudeClient.exchange("127.0.0.3", judge.port(), asksForToken(usual.bare()), FORM);
            RudeClient.exchange(
                    "127.0.0.4",
                    judge.port(),
                    "POST /token HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded",
                    FORM + "&client_secret=" + URLEncoder.encode(usual.secret(), StandardCharsets.UTF_8));
            assertThat(log(judge, vendor)).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "mailto:a@b.example",
                "http://qui:quoi@page.example/",
                "http://page.example/#ici",
                "http:///chemin",
                "http://:80/"
            })
    void only_an_address_of_a_page_is_taken_as_one(String address) throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            HttpResponse<String> answer = Vendor.open(Judges.at(judge), at(address));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("/adresseRetour");
            assertThat(Vendor.open(Judges.at(judge), at("https://[2001:db8::1]:8443/retour?a=b"))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    private static String at(String address) {
        return Vendor.software("Cabinet", "expert", "en-personne")
                .replace("}", ",\"adresseRetour\":\"" + address + "\"}");
    }

    @Test
    void what_the_state_of_a_session_forbids_is_called_so_and_the_page_is_only_read() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor =
                    Vendor.with(Judges.at(judge), Judges.QUICK, Vendor.software("Garage", "reparateur", "back-end"));
            assertThat(new String(
                            vendor.bytes("GET", "/rapport.html", vendor.key, null)
                                    .body(),
                            StandardCharsets.UTF_8))
                    .contains("\"title\":\"L'état de la session ne le permet pas\"");
            assertThat(RudeClient.exchange(HERE, judge.port(), "HEAD /juge/ HTTP/1.1\nHost: localhost", ""))
                    .startsWith("HTTP/1.1 200 ")
                    .endsWith("\r\n\r\n");
            assertThat(RudeClient.exchange(HERE, judge.port(), "POST /juge/ HTTP/1.1\nHost: localhost", ""))
                    .startsWith("HTTP/1.1 405 ")
                    .contains("\r\nAllow: GET, HEAD\r\n");
        }
    }

    private static String asksForToken(String authorization) {
        return "POST /token HTTP/1.1\nHost: localhost\nContent-Type: application/x-www-form-urlencoded\nAuthorization: "
                + authorization;
    }

    private static List<Exchange> log(JudgeService judge, Vendor vendor) {
        return judge.sessions()
                .find(vendor.id)
                .orElseThrow()
                .session()
                .evidence(false)
                .log()
                .all();
    }

    private static String token(JudgeService judge, Vendor vendor) throws Exception {
        String answer = RudeClient.exchange(
                HERE, judge.port(), asksForToken(vendor.access().usual().clientBasic()), FORM);
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
        assertThat(token.find()).as(answer).isTrue();
        return token.group(1);
    }
}
