package lu.lalux.assure.conformance.judge.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.suite.SuiteProcess;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate's files and the command that verifies one. */
class CertificateFilesTest {

    private static final int SCALE = 8;
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @TempDir
    static Path directory;

    private static Keys lalux;
    private static Path attested;
    private static Path selfTested;

    @BeforeAll
    static void write() throws Exception {
        lalux = Keys.of(directory, "lalux");
        attested = written("atteste", SigningKey.read(lalux.privatePem()), Instant.now());
        selfTested = written("auto", SigningKey.fresh(), Instant.now());
    }

    private static Path written(String name, SigningKey key, Instant date) throws Exception {
        CertificateFiles.write(
                directory.resolve(name),
                Sessions.ending(State.SHOWN, true, date),
                key,
                Certificate.VALIDITY,
                Optional.empty(),
                Language.FR);
        return directory.resolve(name).resolve(CertificateFiles.FILE);
    }

    private static SuiteProcess verify(Path file, String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "verify-certificate";
        args[1] = file.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return SuiteProcess.run(Map.of(), args);
    }

    @Test
    void an_attested_certificate_is_valid() {
        SuiteProcess run = verify(attested, "--key", lalux.publicPem().toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Valable : attesté", "Essai 1", "reparateur", "✓ incident.reponse-perdue : montré")
                .doesNotContain("n'importe qui");
        assertThat(verify(attested, "--lang", "en", "--key", lalux.publicPem().toString())
                        .out())
                .contains("Valid: attested");
    }

    @Test
    void a_self_tested_certificate_is_valid_and_anybody_could_have_made_it() {
        SuiteProcess run = verify(selfTested);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("auto-test : n'importe qui a pu le faire");
        assertThat(verify(selfTested, "--key", lalux.publicPem().toString()).exitCode())
                .isEqualTo(1);
    }

    @Test
    void what_is_not_valid_ends_with_1() throws Exception {
        assertThat(verify(attested).exitCode()).isEqualTo(1);
        Path expired = written("vieux", SigningKey.fresh(), Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(verify(expired).exitCode()).isEqualTo(1);
        assertThat(verify(expired).out()).contains("expiré", "Essai 1");
        String jws = Files.readString(selfTested);
        int middle = jws.indexOf('.') + 10;
        Path altered = Files.writeString(
                directory.resolve("altere.jws"),
                jws.substring(0, middle) + (jws.charAt(middle) == 'A' ? 'B' : 'A') + jws.substring(middle + 1));
        assertThat(verify(altered).exitCode()).isEqualTo(1);
        assertThat(verify(altered).out()).contains("altéré").doesNotContain("Essai");
    }

    @Test
    void a_withdrawn_one_ends_with_1() throws Exception {
        String id = Verification.of(Files.readString(selfTested), Optional.empty(), WithdrawnList.NONE, Instant.now())
                .certificate()
                .orElseThrow()
                .id();
        Path list = Files.writeString(
                directory.resolve("retires.json"), "{\"format\":1,\"withdrawn\":[{\"id\":\"" + id + "\"}]}");
        assertThat(verify(selfTested, "--withdrawn", list.toString()).exitCode())
                .isEqualTo(1);
        assertThat(verify(selfTested, "--withdrawn", list.toString()).out()).contains("retiré");
    }

    @Test
    void what_cannot_be_read_ends_with_2() throws Exception {
        assertThat(verify(directory.resolve("absent")).exitCode()).isEqualTo(2);
        Path text = Files.writeString(directory.resolve("texte"), "Bonjour");
        assertThat(verify(text).exitCode()).isEqualTo(2);
        SuiteProcess key = verify(attested, "--key", text.toString());
        assertThat(key.exitCode()).isEqualTo(2);
        assertThat(key.err()).contains("texte");
        assertThat(verify(attested, "--withdrawn", text.toString()).exitCode()).isEqualTo(2);
    }

    @Test
    void the_page_is_in_both_languages_and_needs_no_network() throws Exception {
        Document page = Jsoup.parse(Files.readString(attested.resolveSibling(CertificateFiles.PAGE)));
        assertThat(page.select("script, [src], link, iframe")).isEmpty();
        assertThat(page.select("main span[lang=en]")).hasSameSizeAs(page.select("main span[lang=fr]"));
        assertThat(page.text()).contains("Essai", "attesté par LALUX", "attested by LALUX", "--key lalux.pem");
        assertThat(page.select("tbody tr")).hasSize(3);
        assertThat(page.select("tbody tr").get(1).text()).contains("incident.reponse-perdue", "Une réponse perdue");
        assertThat(Jsoup.parse(Files.readString(selfTested.resolveSibling(CertificateFiles.PAGE)))
                        .text())
                .contains("auto-test")
                .doesNotContain("--key");
    }

    @Test
    void the_qr_code_has_the_file_s_digest_or_the_address_that_is_given() throws Exception {
        Document page = Jsoup.parse(Files.readString(attested.resolveSibling(CertificateFiles.PAGE)));
        assertThat(qr(page)).isEqualTo("sha256:" + SuiteDigest.of(attested));
        String address = "https://assure.example/certificats/42?a=1&b=<2>";
        CertificateFiles.write(
                directory.resolve("adresse"),
                Sessions.conforming(),
                SigningKey.fresh(),
                Certificate.VALIDITY,
                Optional.of(address),
                Language.EN);
        Document other = Jsoup.parse(Files.readString(directory.resolve("adresse/certificate.html")));
        assertThat(qr(other)).isEqualTo(address);
        assertThat(other.select("html").attr("lang")).isEqualTo("en");
    }

    /** What a telephone would read; told where to look, for ZXing by itself does not find one picture in a hundred. */
    private static String qr(Document page) throws Exception {
        int size = Integer.parseInt(page.select("svg").attr("viewBox").split(" ")[2]);
        int[] pixels = new int[size * SCALE * size * SCALE];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher module = MODULE.matcher(page.select("svg path").attr("d"));
        while (module.find()) {
            for (int y = 0; y < SCALE; y++) {
                int row = (Integer.parseInt(module.group(2)) * SCALE + y) * size * SCALE;
                int from = row + Integer.parseInt(module.group(1)) * SCALE;
                Arrays.fill(pixels, from, from + SCALE, 0);
            }
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new GlobalHistogramBinarizer(
                                new RGBLuminanceSource(size * SCALE, size * SCALE, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
