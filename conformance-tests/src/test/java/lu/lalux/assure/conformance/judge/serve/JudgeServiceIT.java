package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import lu.lalux.assure.conformance.cli.Main;
import lu.lalux.assure.conformance.judge.certificate.CertificateFiles;
import lu.lalux.assure.conformance.judge.serve.session.SessionLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class JudgeServiceIT {

    @TempDir
    private Path folder;

    private final Judges judges = new Judges();

    @AfterEach
    void nothing_went_wrong_inside() {
        assertThat(judges.faults).isEmpty();
    }

    @Test
    void a_right_client_gets_its_report_and_its_certificate_and_they_survive_a_restart() throws Exception {
        Vendor vendor;
        String report;
        try (JudgeService judge = judges.open(folder)) {
            vendor = Vendor.with(
                    Judges.at(judge), Judges.QUICK, Vendor.software("Garage Plus", "reparateur", "back-end"));
            assertThat(vendor.status("GET", "/rapport.html", vendor.key)).isEqualTo(409);
            assertThat(entries(vendor))
                    .contains("partie-1/acces.env", "partie-1/csv/factures.csv", "partie-3/liste.json");
            vendor.work();
            assertThat(judge.sessions().find(vendor.id).orElseThrow().bytes()).isBetween(1L, SessionLimits.BYTES / 2);
            JsonNode ended = vendor.end();
            assertThat(ended.path("verdict").asString())
                    .as(ended.toPrettyString())
                    .isEqualTo("conforme");
            assertThat(ended.has("motif")).as("conformity needs no reason").isFalse();
            assertThat(ended.path("etat").asString()).isEqualTo("terminee");
            report = vendor.get("/rapport.html");
            assertThat(report).contains("Garage Plus");
            assertThat(vendor.get("/rapport.json")).contains("CONFORMING");
            assertThat(vendor.get("/rapport.xml?langue=en")).contains("<testsuite");
            assertThat(vendor.status("GET", "/acces", vendor.key)).isEqualTo(409);
        }
        try (JudgeService judge = judges.open(folder)) {
            Vendor again = vendor.at(Judges.at(judge));
            assertThat(again.standing().path("etat").asString()).isEqualTo("terminee");
            assertThat(again.get("/rapport.html")).isEqualTo(report);
            assertThat(again.get("/certificat.html")).contains("Garage Plus");
            Path certificate = folder.resolve("certificate.jws");
            Files.writeString(certificate, again.get("/certificat.jws"));
            assertThat(verified(certificate)).isZero();
            String shown = "/juge/certificats/" + again.id + "/";
            String digest = CertificateFiles.digest(Files.readString(certificate));
            assertThat(seen(judge, shown + digest).body()).isEqualTo(Files.readString(certificate));
            assertThat(seen(judge, shown + digest.replaceFirst(".$", digest.endsWith("0") ? "1" : "0"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(again.status("DELETE", "", again.key)).isEqualTo(204);
            assertThat(again.status("GET", "", again.key)).isEqualTo(401);
            assertThat(folder.resolve("sessions").resolve(again.id)).doesNotExist();
            assertThat(seen(judge, shown + digest).statusCode()).isEqualTo(404);
        }
    }

    /** A right client's, so that nothing else keeps it from its certificate. */
    @Test
    void a_session_in_which_the_judge_itself_failed_has_no_verdict_and_no_certificate() throws Exception {
        try (JudgeService judge = judges.open(folder)) {
            Vendor vendor = Vendor.with(
                    Judges.at(judge), Judges.QUICK, Vendor.software("Garage Plus", "reparateur", "back-end"));
            vendor.work();
            judge.sessions()
                    .find(vendor.id)
                    .orElseThrow()
                    .session()
                    .circumstances()
                    .judgeFailed();
            assertThat(vendor.standing().path("verdict").asString()).isEqualTo("sans-verdict");
            JsonNode ended = vendor.end();
            assertThat(ended.path("verdict").asString()).isEqualTo("sans-verdict");
            assertThat(ended.at("/motif/fr").asString("")).startsWith("Le juge lui-même a échoué");
            assertThat(ended.at("/motif/en").asString("")).startsWith("The judge itself failed");
            assertThat(vendor.standing().path("motif")).as("what is kept").isEqualTo(ended.path("motif"));
            assertThat(ended.path("certificat").asBoolean(true)).isFalse();
            assertThat(vendor.status("GET", "/certificat.jws", vendor.key)).isEqualTo(404);
            assertThat(vendor.get("/rapport.json")).contains("\"result\":\"NONE\"", "\"exitCode\":2");
        }
    }

    /** Without any key. */
    private static HttpResponse<String> seen(JudgeService judge, String path) throws Exception {
        return Judges.sent(HttpRequest.newBuilder(Judges.at(judge).resolve(path)));
    }

    private static int verified(Path certificate) {
        PrintStream out = new PrintStream(new ByteArrayOutputStream());
        return Main.run(new String[] {"verify-certificate", certificate.toString()}, name -> null, out, out, false);
    }

    private static List<String> entries(Vendor vendor) throws Exception {
        List<String> names = new ArrayList<>();
        byte[] archive = vendor.bytes("GET", "/liste.zip", vendor.key, null).body();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith("acces.env")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .contains("ASSURE_JUGE_DOSSIER=partie-");
                }
            }
        }
        return names;
    }
}
