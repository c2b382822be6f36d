package lu.lalux.assure.stub.document;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.faults;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import lu.lalux.assure.stub.document.scan.Antivirus;
import lu.lalux.assure.stub.document.scan.EicarAntivirusTest;
import lu.lalux.assure.stub.document.store.FileStore;
import lu.lalux.assure.stub.support.MovableClock;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploads over HTTP. */
@Tag("newcomer")
class DepotIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final int LIMIT = 5_242_880;

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(folder);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @DisplayName(
            "a clean file is kept as it was sent, with its owner, function, size and hash, and gets a key (D12, D13)")
    void verified() throws Exception {
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        HttpResponse<String> response = sandbox.put(GARAGE, UPLOAD, file("Ma facture.v2.PDF", content));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(json(response).get("status").asString()).isEqualTo("Verified");
        String key = json(response).get("key").asString();
        assertThat(key).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.PDF");
        assertThat(sandbox.files().content(key)).hasValue(content);
        assertThat(sandbox.bean(JdbcClient.class)
                        .sql(
                                "select compte, fonction, nom, cast(taille as integer) as taille, sha256, depose_le from documents where cle = ?")
                        .param(key)
                        .query()
                        .singleRow())
                .containsEntry("compte", "garage-demo")
                .containsEntry("fonction", "reparateur")
                .containsEntry("nom", "Ma facture.v2.PDF")
                .containsEntry("taille", 100_000)
                .containsEntry(
                        "sha256",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(content)))
                .containsEntry("depose_le", sandbox.clock().millis());
    }

    @ParameterizedTest
    @CsvSource({"5242879, Verified", "5242880, Verified", "5242881, FileTooBig", "9000000, FileTooBig"})
    @DisplayName("the limit is exact to the byte, whichever field comes first (D26)")
    void limit(int size, String status) throws Exception {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) 'x');
        String base64 = Base64.getEncoder().encodeToString(content);
        for (String body : List.of(
                file("a.pdf", content), "{\"file\": \"" + base64 + "\", \"fileNameWithExtension\": \"a.pdf\"}")) {
            HttpResponse<String> response = sandbox.put(GARAGE, UPLOAD, body);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(json(response).get("status").asString()).isEqualTo(status);
            assertThat(json(response).has("key")).isEqualTo(status.equals("Verified"));
        }
        assertNothingArriving();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_093, 8_190, 12_287, 12_288, LIMIT - 68})
    @DisplayName("the EICAR test file is found anywhere, nothing of the file is kept, and the answer has no key (D12)")
    void infected(int offset) throws Exception {
        byte[] content = new byte[LIMIT];
        System.arraycopy(EicarAntivirusTest.eicar(), 0, content, offset, 68);
        long before = sandbox.files().kept();
        HttpResponse<String> response = sandbox.put(GARAGE, UPLOAD, file("virus.pdf", content));
        assertThat(response.body()).isEqualTo("{\"status\":\"Infected\"}");
        assertThat(sandbox.files().kept()).isEqualTo(before);
        assertNothingArriving();
    }

    @Test
    @DisplayName("a scanner that fails means Error, with 200 and without a key, and nothing is kept (D12)")
    void scannerFails(@TempDir Path other) throws Exception {
        Antivirus broken = account -> {
            throw new IOException("no scanner");
        };
        try (Sandbox without = Sandbox.start(
                other,
                new MovableClock(),
                beans -> beans.registerBean(
                        "broken", Antivirus.class, () -> broken, definition -> definition.setPrimary(true)))) {
            HttpResponse<String> response = without.put(GARAGE, UPLOAD, file("a.pdf", new byte[10]));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"status\":\"Error\"}");
            assertThat(without.bean(JdbcClient.class)
                            .sql("select count(*) from documents")
                            .query(Integer.class)
                            .single())
                    .isZero();
            assertThat(without.files().kept()).isZero();
            assertThat(without.files().arriving()).isZero();
        }
    }

    @Test
    @DisplayName("what has arrived can be read again, before its end too, and is then kept as it is")
    void readAgain() throws Exception {
        byte[] content = new byte[700_000];
        new Random(17).nextBytes(content);
        try (FileStore.Arrival arrival = sandbox.bean(FileStore.class).begin()) {
            arrival.write(content, 0, 300_000);
            assertThat(read(arrival)).isEqualTo(Arrays.copyOf(content, 300_000));
            arrival.write(content, 300_000, 400_000);
            assertThat(read(arrival)).isEqualTo(content);
            assertThat(read(arrival)).isEqualTo(content);
            String key = arrival.keep(".pdf");
            assertThat(sandbox.files().content(key)).hasValue(content);
            sandbox.bean(FileStore.class).remove(key);
        }
    }

    private static byte[] read(FileStore.Arrival arrival) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        arrival.read(all::write);
        return all.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"fileNameWithExtension": "a.pdf", "file": "AA-_"}         | /file base64-invalide
            {"fileNameWithExtension": "a.pdf", "file": "AAA"}          | /file base64-invalide
            {"fileNameWithExtension": "a.pdf", "file": "AA==AA=="}     | /file base64-invalide
            {"fileNameWithExtension": "a.pdf", "file": "AA AA"}        | /file base64-invalide
            {"fileNameWithExtension": "a.pdf", "file": "é"}            | /file base64-invalide
            {"fileNameWithExtension": "a.pdf", "file": ""}             | /file valeur-vide
            {"fileNameWithExtension": "a.pdf", "file": "\\n"}          | /file valeur-vide
            {"fileNameWithExtension": "a.pdf", "file": null}           | /file champ-obligatoire
            {"fileNameWithExtension": "a.pdf", "file": 5}              | /file type-invalide
            {"fileNameWithExtension": "a.pdf"}                         | /file champ-obligatoire
            {"fileNameWithExtension": "a.pdf", "file": "AAAA", "file": "AAAA"} | /file champ-en-double
            {"file": "AAAA"}                                           | /fileNameWithExtension champ-obligatoire
            {"fileNameWithExtension": "", "file": "AAAA"}              | /fileNameWithExtension valeur-vide
            {"fileNameWithExtension": "facture", "file": "AAAA"}       | /fileNameWithExtension nom-de-fichier-invalide
            {"fileNameWithExtension": "../a.pdf", "file": "AAAA"}      | /fileNameWithExtension nom-de-fichier-invalide
            {"fileNameWithExtension": "a\\\\b.pdf", "file": "AAAA"}    | /fileNameWithExtension nom-de-fichier-invalide
            {"fileNameWithExtension": "a\\u0000.pdf", "file": "AAAA"}  | /fileNameWithExtension nom-de-fichier-invalide
            {"fileNameWithExtension": "a.pdf\\n", "file": "AAAA"}      | /fileNameWithExtension nom-de-fichier-invalide
            {"fileNameWithExtension": 5, "file": "AAAA"}               | /fileNameWithExtension type-invalide
            {"fileNameWithExtension": "a.pdf", "file": "AAAA", "fichier": "x"} | /fichier champ-inconnu
            """)
    @DisplayName("a file's name (D22) and its Base64 (D23) that are not of the contract's form are refused")
    void refused(String body, String fault) throws Exception {
        HttpResponse<String> response = sandbox.put(GARAGE, UPLOAD, body);
        assertThat(problem(response)).isEqualTo("400 champs-invalides");
        assertThat(faults(response)).containsExactly(fault);
        assertNothingArriving();
    }

    @Test
    @DisplayName(
            "the faults of both fields come in one answer, whichever comes first; a file too big does not hide them")
    void bothFields() throws Exception {
        String big = Base64.getEncoder().encodeToString(new byte[LIMIT + 1]);
        for (String body : List.of(
                "{\"file\": \"A?\", \"fileNameWithExtension\": \"facture\"}",
                "{\"fileNameWithExtension\": \"facture\", \"file\": \"A?\"}",
                "{\"fileNameWithExtension\": \"facture\", \"file\": \"" + big + "?\"}")) {
            assertThat(faults(sandbox.put(GARAGE, UPLOAD, body)))
                    .containsExactly("/fileNameWithExtension nom-de-fichier-invalide", "/file base64-invalide");
        }
        assertNothingArriving();
    }

    @Test
    @DisplayName("line breaks in the Base64 are ignored (D23)")
    void lineBreaks() throws Exception {
        byte[] content = new byte[20_000];
        new Random(2).nextBytes(content);
        String base64 = Base64.getMimeEncoder().encodeToString(content).replace("\r\n", "\\r\\n");
        HttpResponse<String> response =
                sandbox.put(GARAGE, UPLOAD, "{\"fileNameWithExtension\": \"a.pdf\", \"file\": \"" + base64 + "\"}");
        assertThat(sandbox.files().content(json(response).get("key").asString()))
                .hasValue(content);
    }

    @Test
    @DisplayName("JSON that breaks off leaves nothing behind")
    void brokenOff() throws Exception {
        String body = file("a.pdf", new byte[1_000_000]);
        HttpResponse<String> response = sandbox.put(GARAGE, UPLOAD, body.substring(0, 700_000));
        assertThat(problem(response)).isEqualTo("400 json-illisible");
        assertNothingArriving();
    }

    @Test
    @DisplayName(
            "a body over 16 MiB is refused, whether its length is announced or not, and the client can read why (D26)")
    void bodyTooLarge() throws Exception {
        byte[] body = file("a.pdf", new byte[13_000_000]).getBytes(StandardCharsets.US_ASCII);
        assertThat(body).hasSizeGreaterThan(16_777_216);
        assertThat(problem(sandbox.put(GARAGE, UPLOAD, BodyPublishers.ofByteArray(body))))
                .isEqualTo("413 corps-trop-grand");
        assertThat(problem(sandbox.put(
                        GARAGE, UPLOAD, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))))
                .isEqualTo("413 corps-trop-grand");
        assertNothingArriving();
    }

    private static void assertNothingArriving() throws Exception {
        assertThat(sandbox.files().arriving()).isZero();
    }
}
