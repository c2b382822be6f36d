package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lu.lalux.assure.stub.AssureStub;
import lu.lalux.assure.stub.document.DocumentKeys;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole stub with a real clamd behind it. */
@Timeout(180)
@Needs(Tool.CLAMD)
@Tag("newcomer")
class ClamdIT {

    private static final int MAX = 5_242_880;
    private static final String GARAGE = basic("garage-demo:garage-demo-secret-7Qm2vX9sLr4TbK1e");
    private static final String OTHER_GARAGE = basic("garage-autre:garage-autre-secret-3Hd8nZ5wYc6PfJ0u");

    @TempDir
    private Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(30)).build();
    /** What {@code document} and its rooms say while clamd is down. */
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private RealClamd clamd;

    @BeforeEach
    void prepare() throws IOException {
        clamd = new RealClamd(folder);
    }

    @AfterEach
    void end() throws InterruptedException {
        logger().detachAppender(log);
        if (clamd != null) {
            clamd.stop();
        }
    }

    static Stream<Function<RealClamd, String>> addresses() {
        return Stream.of(RealClamd::tcp, RealClamd::socket);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void cleanInfectedDownAndUpAgain(Function<RealClamd, String> address) throws Exception {
        clamd.start();
        try (ConfigurableApplicationContext stub = stub(address.apply(clamd))) {
            String token = token(stub);
            assertThat(upload(stub, token, new byte[1_000])).isEqualTo("Verified");
            assertThat(upload(stub, token, new byte[MAX])).isEqualTo("Verified");
            assertThat(upload(stub, token, EicarAntivirus.signature())).isEqualTo("Infected");
            assertThat(upload(stub, token, infected(MAX)))
                    .as("at the end of a large file")
                    .isEqualTo("Infected");

            clamd.stop();
            log.start();
            logger().addAppender(log);
            for (int i = 0; i < 10; i++) {
                assertThat(upload(stub, token, new byte[1_000])).isEqualTo("Error");
                assertThat(upload(stub, token, infected(1_000))).isEqualTo("Error");
            }
            assertThat(log.list)
                    .as("an outage is a line, not a stack trace an upload")
                    .hasSize(1)
                    .allMatch(event -> event.getThrowableProxy() == null);

            clamd.start();
            String status;
            do {
                Thread.sleep(50);
                status = upload(stub, token, new byte[1_000]);
            } while (status.equals("Error"));
            assertThat(status).isEqualTo("Verified");
            assertThat(upload(stub, token, infected(MAX))).isEqualTo("Infected");
        }
    }

    /** clamd is right to find nothing: it was told to look at small files only. */
    @Test
    void aClamdThatSkipsLargeFilesKeepsTheStubFromStarting() throws Exception {
        clamd.startWith(List.of("StreamMaxLength 6M", "MaxFileSize 1M", "MaxScanSize 20M", "AlertExceedsMax no"));

        assertThatThrownBy(() -> stub(clamd.tcp()).close())
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MaxFileSize");
    }

    /** Twice as many as clamd has places, which have sent half of their file and then nothing more. */
    @Test
    void slowUploadsOfOneProviderLeaveAnothersAlone() throws Exception {
        clamd.start();
        try (ConfigurableApplicationContext stub = stub(
                clamd.tcp(),
                "--assure.antivirus.parallel=2",
                "--assure.antivirus.delays.turn=1s",
                "--server.tomcat.connection-timeout=5m")) {
            List<Socket> slow = new ArrayList<>();
            try {
                String token = token(stub);
                for (int i = 0; i < 4; i++) {
                    slow.add(beginUpload(stub, token));
                }
                Path arriving = folder.resolve("donnees/documents/en-cours");
                while (files(arriving) < 4) {
                    Thread.sleep(20);
                }
                String other = token(stub, OTHER_GARAGE);
                for (int i = 0; i < 12; i++) {
                    assertThat(upload(stub, other, new byte[100_000])).isEqualTo("Verified");
                }
                assertThat(files(arriving)).as("still arriving").isEqualTo(4);
            } finally {
                for (Socket socket : slow) {
                    socket.close();
                }
            }
        }
    }

    @Test
    void aClamdThatIsNotThereYet() throws Exception {
        try (ConfigurableApplicationContext stub = stub(clamd.socket())) {
            assertThat(upload(stub, token(stub), new byte[1_000])).isEqualTo("Error");
        }
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(DocumentKeys.class.getPackageName());
    }

    private Socket beginUpload(ConfigurableApplicationContext stub, String token) throws IOException {
        Socket socket = new Socket("localhost", uri(stub, "/").getPort());
        String body = "{\"fileNameWithExtension\":\"facture.pdf\",\"file\":\"" + "A".repeat(1_000_000);
        socket.getOutputStream()
                .write(("PUT /reparateur/upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                                + "\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] infected(int size) {
        byte[] file = new byte[size];
        byte[] signature = EicarAntivirus.signature();
        System.arraycopy(signature, 0, file, size - signature.length, signature.length);
        return file;
    }

    private ConfigurableApplicationContext stub(String address, String... more) {
        return AssureStub.application()
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--assure.welcome=false",
                                        "--assure.data-folder=" + folder.resolve("donnees"),
                                        "--assure.antivirus.scanner=clamd",
                                        "--assure.antivirus.address=" + address,
                                        "--assure.antivirus.delays.retry=20ms"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private String token(ConfigurableApplicationContext stub) throws IOException, InterruptedException {
        return token(stub, GARAGE);
    }

    private String token(ConfigurableApplicationContext stub, String credentials)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(stub, "/token"))
                        .header("Authorization", credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&scope="
                                + URLEncoder.encode("/reparateur/upload", StandardCharsets.UTF_8))))
                .get("access_token")
                .asString();
    }

    /** @return the status of the answer */
    private String upload(ConfigurableApplicationContext stub, String token, byte[] file)
            throws IOException, InterruptedException {
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "fileNameWithExtension",
                        "facture.pdf",
                        "file",
                        Base64.getEncoder().encodeToString(file)));
        JsonNode answer = send(HttpRequest.newBuilder(uri(stub, "/reparateur/upload"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
        assertThat(answer.has("key")).isEqualTo(answer.get("status").asString().equals("Verified"));
        return answer.get("status").asString();
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private static URI uri(ConfigurableApplicationContext stub, String path) {
        return URI.create("http://localhost:" + stub.getEnvironment().getRequiredProperty("local.server.port") + path);
    }
}
