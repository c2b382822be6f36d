package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lu.lalux.assure.conformance.judge.serve.session.AlarmLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SurvivalTest {

    private static final String SOFTWARE = Vendor.software("Garage", "reparateur", "back-end");

    @TempDir
    private Path folder;

    private final Judges judges = new Judges();

    private Path folder(Vendor vendor) {
        return folder.resolve("sessions").resolve(vendor.id);
    }

    @Test
    void an_end_that_cannot_be_written_is_told_once_and_written_later() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor unlucky = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            Vendor other = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            Judges.knock(judge, unlucky);
            Judges.knock(judge, other);
            Path obstacle = Files.writeString(folder(unlucky).resolve("fr"), "no folder");
            HttpResponse<byte[]> ending = unlucky.bytes("POST", "/fin", unlucky.key, null);
            assertThat(ending.statusCode()).isEqualTo(503);
            assertThat(ending.headers().firstValue("Retry-After")).contains("30");
            assertThat(unlucky.status("GET", "", unlucky.key)).isEqualTo(503);
            assertThat(unlucky.status("GET", "/rapport.html", unlucky.key)).isEqualTo(503);
            assertThat(unlucky.status("GET", "/acces", unlucky.key)).isEqualTo(503);
            assertThat(unlucky.status("POST", "/fin", unlucky.key)).isEqualTo(503);
            assertThat(other.end().path("etat").asString()).isEqualTo("terminee");
            assertThat(judges.faults).hasSize(1).first().asString().contains("session " + unlucky.id);
            Files.delete(obstacle);
            for (int i = 0; i < 1200 && unlucky.status("GET", "", unlucky.key) != 200; i++) {
                Thread.sleep(50);
            }
            assertThat(unlucky.standing().path("etat").asString()).isEqualTo("terminee");
            assertThat(unlucky.standing().path("requetes").asInt()).isEqualTo(1);
            assertThat(unlucky.get("/rapport.html")).contains("Garage");
        }
    }

    @Test
    void a_session_that_cannot_be_written_when_the_judge_stops_keeps_no_other_from_it() throws Exception {
        Vendor[] vendors = new Vendor[4];
        try (JudgeService judge = judges.open(folder)) {
            for (int i = 0; i < vendors.length; i++) {
                vendors[i] = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
                Judges.knock(judge, vendors[i]);
            }
            Files.writeString(folder(vendors[1]).resolve("fr"), "no folder");
        }
        assertThat(judges.faults).hasSize(1);
        for (int i = 0; i < vendors.length; i++) {
            assertThat(JsonMapper.shared()
                            .readTree(Files.readString(folder(vendors[i]).resolve("session.json")))
                            .at("/session/etat")
                            .asString())
                    .isEqualTo(i == 1 ? "ouverte" : "interrompue");
        }
    }

    @Test
    void what_is_damaged_is_told_and_keeps_the_judge_from_nothing() throws Exception {
        Vendor right;
        try (JudgeService judge = judges.open(folder)) {
            right = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            Judges.knock(judge, right);
            right.end();
        }
        for (String[] damaged :
                new String[][] {{"JAAAAAAAA", ""}, {"JBBBBBBBB", "{"}, {"JCCCCCCCC", "null"}, {"JDDDDDDDD", "{}"}}) {
            Path session = Files.createDirectories(folder.resolve("sessions").resolve(damaged[0]));
            Files.writeString(session.resolve("session.json"), damaged[1]);
        }
        try (JudgeService judge = judges.open(folder)) {
            assertThat(judges.faults).hasSize(4);
            assertThat(right.at(Judges.at(judge)).standing().path("etat").asString())
                    .isEqualTo("terminee");
        }
    }

    @Test
    void an_answer_s_instance_is_found_in_the_log() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor = Vendor.with(Judges.at(judge), Judges.QUICK, SOFTWARE);
            Judges.knock(judge, vendor);
            vendor.end();
            Path page = folder(vendor).resolve("fr/judgement.html");
            Files.delete(page);
            Files.createDirectory(page);
            HttpResponse<byte[]> answer = vendor.bytes("GET", "/rapport.html", vendor.key, null);
            assertThat(answer.statusCode()).isEqualTo(500);
            JsonNode problem = JsonMapper.shared().readTree(answer.body());
            assertThat(judges.faults)
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains(problem.path("instance").asString(), vendor.id, "UncheckedIOException", "JudgeApi");
        }
    }

    @Test
    void a_fault_is_one_line_whatever_its_message_is() {
        IllegalStateException fault = new IllegalStateException(
                "a\r\nb\u001b[31m\u2028c\u202e\ud800" + "x".repeat(5_000), new java.io.IOException("disk\nfull"));
        String line = AlarmLine.of(Instant.parse("2026-03-03T09:00:00.123456Z"), "urn:uuid:1", fault);
        assertThat(line)
                .startsWith(
                        "2026-03-03T09:00:00.123Z juge/judge urn:uuid:1: java.lang.IllegalStateException: a??b?[31m?c??x")
                .contains("SurvivalTest", "java.io.IOException: disk?full")
                .doesNotContain("\n")
                .hasSizeLessThan(4_000);
    }
}
