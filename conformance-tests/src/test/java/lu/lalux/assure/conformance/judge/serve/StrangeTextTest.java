package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StrangeTextTest {

    private static final String SOFTWARE = Vendor.software("Garage", "reparateur", "back-end");

    @TempDir
    private Path folder;

    private final Judges judges = new Judges();

    @AfterEach
    void nothing_went_wrong_inside() {
        assertThat(judges.faults).isEmpty();
    }

    private static String token(JudgeService judge, Vendor vendor) throws Exception {
        String answer = Judges.token(judge, vendor.access().usual().clientBasic(), "/reparateur")
                .body();
        return JsonMapper.shared().readTree(answer).path("access_token").asString("");
    }

    private static void settle(JudgeService judge, String token, String body) throws Exception {
        Judges.sent(HttpRequest.newBuilder(Judges.at(judge).resolve("/reparateur"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"factureTTC\":\"\\ud800\"}", "{\"\\ud800\":1}", "{\"remarque\":\"%s\"}"})
    void half_a_pair_in_a_settlement_is_judged_like_any_other_mistake(String body) throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            String token = "";
            // The judge refuses some of the first, as a scenario has it.
            for (int i = 0; i < 5 && token.isEmpty(); i++) {
                token = token(judge, vendor);
            }
            assertThat(token).isNotEmpty();
            settle(judge, token, body.formatted("\ud83d\ude00".repeat(900)));
            JsonNode ended = vendor.end();
            assertThat(ended.path("etat").asString()).as(ended.toPrettyString()).isEqualTo("terminee");
            assertThat(ended.path("requetes").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(vendor.get("/rapport.html")).contains("Garage");
            assertThat(vendor.get("/rapport.json")).contains("Garage");
            assertThat(vendor.get("/rapport.xml")).contains("<testsuite");
        }
    }

    @Test
    void half_a_pair_in_a_request_of_the_interface_is_refused() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            assertThat(Vendor.open(Judges.at(judge), SOFTWARE.replace("Garage", "\\ud800"))
                            .statusCode())
                    .isBetween(400, 422);
            assertThat(folder.resolve("sessions")).isEmptyDirectory();
            Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            String told = "{\"resultats\":[{\"referenceFacture\":\"\\ud800\",\"etat\":\"acceptee\",\"fautes\":[]}]}";
            HttpResponse<byte[]> answer = vendor.bytes("PUT", "/parties/1/resultats", vendor.key, told);
            assertThat(answer.statusCode()).as(new String(answer.body())).isBetween(400, 422);
        }
    }
}
