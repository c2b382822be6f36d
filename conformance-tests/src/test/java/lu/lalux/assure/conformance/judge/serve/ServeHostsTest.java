package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.judge.worklist.Attachment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The judge as it is offered: under two names, to clients of which some are browsers. */
class ServeHostsTest {

    private static final String TOKENS = "jetons.juge.example";
    private static final String FUNCTIONS = "juge.example:8443";
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
            assertThat(Wire.exchange(HERE, judge.port(), upload, body))
                    .startsWith("HTTP/1.1 308 ")
                    .contains("\r\nLocation: //" + TOKENS + "/ailleurs/reparateur/upload\r\n");
        }
    }

    private static String token(JudgeService judge, Vendor vendor) throws Exception {
        String answer = Wire.exchange(
                HERE,
                judge.port(),
                "POST /token HTTP/1.1\nHost: " + TOKENS
                        + "\nContent-Type: application/x-www-form-urlencoded\nAuthorization: "
                        + vendor.access().usual().clientBasic(),
                "grant_type=client_credentials&scope=%2Freparateur");
        Matcher token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(answer);
        assertThat(token.find()).as(answer).isTrue();
        return token.group(1);
    }
}
