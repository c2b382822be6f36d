package lu.lalux.assure.stub.problem;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

/** Whatever is wrong with a request, the answer is a problem of the contract. */
@Tag("newcomer")
class ProblemIT {

    /** A body of more bytes is not gathered before its request begins. */
    private static final int LARGE = 65_537;

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

    @ParameterizedTest
    @CsvSource({
        "'', fr",
        "fr, fr",
        "en, en",
        "'en-GB,en;q=0.9', en",
        "'de, en;q=0.5', en",
        "'fr;q=0.2, en;q=0.1', fr",
        "'de', fr",
        "'*', fr",
        "';;;', fr"
    })
    @DisplayName("in French, or in English for those who prefer it")
    void language(String accepted, String language) throws Exception {
        HttpResponse<String> response = sandbox.send(
                accepted.isEmpty()
                        ? sandbox.to("/inconnu")
                        : sandbox.to("/inconnu").header("Accept-Language", accepted));
        assertThat(response.headers().firstValue("Content-Language")).hasValue(language);
        assertThat(response.headers().firstValue("Vary"))
                .hasValueSatisfying(vary -> assertThat(vary).contains("Accept-Language"));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(response).get("detail").asString())
                .isEqualTo(language.equals("en") ? "\"/inconnu\" does not exist." : "« /inconnu » n'existe pas.");
        assertThat(json(response).get("instance").asString()).startsWith("urn:uuid:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inconnu",
                "/error",
                "/reparateur/",
                "/Reparateur",
                "/essai/x",
                "/swagger-ui/index.html",
                "/actuator"
            })
    void unknownPath(String path) throws Exception {
        // A browser, which asks for a page first, is shown one: DocsIT.
        for (String accept : new String[] {"application/json", "application/json, text/html", "*/*", "text/plain"}) {
            assertThat(problem(sandbox.send(sandbox.to(path).header("Accept", accept))))
                    .as(accept)
                    .isEqualTo("404 chemin-inconnu");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /reparateur, PUT",
        "GET, /expert, PUT",
        "DELETE, /expert/upload, PUT",
        "PATCH, /reparateur/upload, PUT",
        "PROPFIND, /reparateur, PUT",
        "PUT, /token, POST",
        "POST, /openapi.yaml, 'GET'"
    })
    void wrongMethod(String method, String path, String allowed) throws Exception {
        HttpResponse<String> response = sandbox.send(sandbox.as(GARAGE, path).method(method, BodyPublishers.noBody()));
        assertThat(problem(response)).isEqualTo("405 methode-non-permise");
        assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/json;q=0",
                "application/json;q=0, */*",
                "*/*;q=0",
                "application/problem+json"
            })
    void notAcceptable(String accept) throws Exception {
        HttpResponse<String> response = sandbox.send(sandbox.as(GARAGE, "/reparateur/upload")
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .PUT(BodyPublishers.ofString("{}")));
        assertThat(problem(response)).isEqualTo("406 representation-non-acceptable");
        assertThat(response.body()).contains("La réponse est en application/json.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/*;q=0, application/json;q=0.1", "text/html;q=0, */*", "APPLICATION/JSON"})
    @DisplayName("what is accepted is served, whatever else is not")
    void acceptable(String accept) throws Exception {
        assertThat(problem(sandbox.send(sandbox.as(GARAGE, "/reparateur/upload")
                        .header("Content-Type", "application/json")
                        .header("Accept", accept)
                        .PUT(BodyPublishers.ofString("{}")))))
                .isEqualTo("400 champs-invalides");
    }

    @Test
    @DisplayName("a settlement is answered without content, and a problem as what it is, whatever is accepted")
    void nothingAccepted() throws Exception {
        assertThat(problem(sandbox.send(sandbox.as(GARAGE, "/reparateur")
                        .header("Content-Type", "application/json")
                        .header("Accept", "*/*;q=0")
                        .PUT(BodyPublishers.ofString("{}")))))
                .isEqualTo("400 champs-invalides");
    }

    @Test
    @DisplayName("an operation that answers without content negotiates nothing, another one at the same path does")
    void nothingToNegotiate() throws Exception {
        String request = "/authen?response_type=token&client_id=expert-app&scope=%2Fexpert&redirect_uri="
                + "http%3A%2F%2Flocalhost%3A3000%2Fcallback";
        assertThat(sandbox.send(sandbox.to(request)
                                .header("Accept", "application/json")
                                .header("Authorization", "Basic ZXhwZXJ0LWRlbW86ZXhwZXJ0LWRlbW8tbW90ZGVwYXNzZQ==")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(sandbox.send(sandbox.to(request).header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "application/problem+json",
                "application/json; charset=ISO-8859-1",
                "application/json; charset=UTF-16",
                "???"
            })
    void wrongMediaType(String type) throws Exception {
        for (String path : new String[] {"/reparateur", "/reparateur/upload"}) {
            HttpResponse<String> response = sandbox.send(
                    sandbox.as(GARAGE, path).header("Content-Type", type).PUT(BodyPublishers.ofString("{}")));
            assertThat(problem(response)).as(path).isEqualTo("415 type-de-contenu-refuse");
            assertThat(response.headers().firstValue("Accept")).hasValue("application/json");
        }
    }

    @Test
    void noMediaType() throws Exception {
        assertThat(problem(sandbox.send(sandbox.as(GARAGE, "/reparateur").PUT(BodyPublishers.ofString("{}")))))
                .isEqualTo("415 type-de-contenu-refuse");
    }

    @Test
    void compressed() throws Exception {
        assertThat(problem(sandbox.send(sandbox.as(GARAGE, "/reparateur")
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .PUT(BodyPublishers.ofString("{}")))))
                .isEqualTo("415 type-de-contenu-refuse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{", "{\"a\": tru}", "{} x"})
    @DisplayName("what is no JSON is refused as a whole (D16)")
    void unreadable(String body) throws Exception {
        assertThat(problem(sandbox.put(GARAGE, "/reparateur", body))).isEqualTo("400 json-illisible");
    }

    @Test
    void tooDeep() throws Exception {
        HttpResponse<String> response =
                sandbox.put(GARAGE, "/reparateur", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        assertThat(problem(response)).isEqualTo("400 json-illisible");
    }

    @Test
    @DisplayName("65 536 bytes are read, one more is not, announced or counted (D26)")
    void bodyLimit() throws Exception {
        byte[] legal = "{}".concat(" ".repeat(65_534)).getBytes(StandardCharsets.US_ASCII);
        byte[] more = "{}".concat(" ".repeat(65_535)).getBytes(StandardCharsets.US_ASCII);
        assertThat(problem(sandbox.put(GARAGE, "/reparateur", BodyPublishers.ofByteArray(legal))))
                .isEqualTo("400 champs-invalides");
        assertThat(problem(sandbox.put(GARAGE, "/reparateur", BodyPublishers.ofByteArray(more))))
                .isEqualTo("413 corps-trop-grand");
        assertThat(problem(sandbox.put(
                        GARAGE, "/reparateur", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(legal)))))
                .isEqualTo("400 champs-invalides");
        assertThat(problem(sandbox.put(
                        GARAGE, "/reparateur", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(more)))))
                .isEqualTo("413 corps-trop-grand");
        assertThat(problem(sandbox.send(sandbox.to("/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofByteArray(more)))))
                .isEqualTo("413 corps-trop-grand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Accept-Language", "Content-Type", "Authorization", "Origin"})
    @DisplayName("a header that is not text is a malformed request, and its value is in no answer")
    void headerThatIsNotText(String header) throws Exception {
        for (String operation : new String[] {"PUT /expert", "GET /inconnu", "POST /token"}) {
            String answer = sandbox.raw((operation + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header
                            + ": secret\u0080\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer)
                    .as(operation)
                    .matches("(?s)HTTP/1.1 4.*")
                    .containsPattern("Content-Type: application/(problem\\+)?json")
                    .doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE /, 405 methode-non-permise",
        "GET /x%2Fy, 404 chemin-inconnu",
        "PUT /reparateur%5cupload, 404 chemin-inconnu",
        "GET /a%00b, 404 chemin-inconnu",
        "GET //reparateur, 404 chemin-inconnu"
    })
    @DisplayName("what Tomcat or the firewall refuses has the catalogue's type where the catalogue has one")
    void refusedBefore(String operation, String expected) throws Exception {
        String answer = sandbox.raw((operation + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String[] parts = expected.split(" ");
        assertThat(answer)
                .startsWith("HTTP/1.1 " + parts[0])
                .contains("Content-Type: application/problem+json")
                .contains("\"type\":\"urn:assure:probleme:" + parts[1] + "\"");
    }

    @Test
    @DisplayName("everything that is wrong is in one answer, a hundred faults at most are shown (D16)")
    void manyFaults() throws Exception {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; i < 3_000; i++) {
            body.append("\"champ").append(i).append("\": 1,");
        }
        HttpResponse<String> response =
                sandbox.put(GARAGE, "/reparateur", body.append("\"z\": 1}").toString());
        assertThat(problem(response)).isEqualTo("400 champs-invalides");
        assertThat(json(response).get("errors")).hasSize(100);
        assertThat(json(response).get("detail").asString())
                .as("the unknown ones and those that are missing")
                .matches("30[1-9]\\d .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE",
                "GET /a<b HTTP/1.1",
                "GET /a|b HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET / HTTP/9.9",
                "GET /a%00b HTTP/1.1",
                "GET //reparateur HTTP/1.1",
                "GET /x/..%2f..%2fetc HTTP/1.1",
                "TRACE / HTTP/1.1",
                "PUT /reparateur;a=b HTTP/1.1"
            })
    @DisplayName(
            "what is refused before any filter has a problem too (D16), and no HTML, or word of what the server is made of")
    void malformed(String requestLine) throws Exception {
        String answer = sandbox.raw((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer)
                .matches("(?s)HTTP/1.1 (4|505).*")
                .doesNotContainIgnoringCase("<html", "tomcat", "exception", "org.");
        assertThat(answer).contains("Content-Type: application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"PUT /reparateur/upload, application/json", "POST /token, application/x-www-form-urlencoded"})
    @DisplayName("a body that comes byte by byte is given up, and the connection with it")
    void tooSlow(String operation, String type, @TempDir Path other) throws Exception {
        try (Sandbox impatient = Sandbox.start(other, "assure.body-deadline=300ms");
                Socket socket = new Socket("localhost", impatient.port())) {
            assertThat(dripped(impatient, socket, operation, type))
                    .startsWith("HTTP/1.1 408")
                    .contains("Content-Type: application/problem+json");
        }
    }

    @Test
    @DisplayName("a small body is given up much sooner than an upload, which is waited for")
    void smallAndTooSlow(@TempDir Path other) throws Exception {
        try (Sandbox sandbox = Sandbox.start(other, "assure.small-body-deadline=300ms")) {
            try (Socket socket = new Socket("localhost", sandbox.port())) {
                assertThat(dripped(sandbox, socket, "POST /token", "application/x-www-form-urlencoded"))
                        .startsWith("HTTP/1.1 408")
                        .contains("Content-Type: application/problem+json");
            }
            try (Socket socket = new Socket("localhost", sandbox.port())) {
                assertThat(dripped(sandbox, socket, "PUT /reparateur", "application/json"))
                        .startsWith("HTTP/1.1 408");
            }
            try (Socket socket = new Socket("localhost", sandbox.port())) {
                socket.setSoTimeout(60_000);
                byte[] file = Sandbox.file("a.pdf", new byte[] {1}).getBytes(StandardCharsets.US_ASCII);
                OutputStream out = socket.getOutputStream();
                out.write(head(sandbox, "PUT /reparateur/upload", "application/json", 60 + LARGE + file.length));
                out.write(" ".repeat(LARGE).getBytes(StandardCharsets.US_ASCII));
                for (int pause = 0; pause < 60; pause++) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(20);
                }
                out.write(file);
                out.flush();
                socket.shutdownOutput();
                assertThat(untilClosed(socket)).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    @DisplayName("a large body that nobody reads is not waited for either, once the answer is sent")
    void unreadAndTooSlow(@TempDir Path other) throws Exception {
        try (Sandbox sandbox = Sandbox.start(other, "assure.body-deadline=600ms", "assure.small-body-deadline=300ms");
                Socket socket = new Socket("localhost", sandbox.port())) {
            assertThat(dripped(sandbox, socket, "PUT /expert/upload", "text/plain", LARGE))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    @DisplayName("the connection can be used again after a body that nobody reads")
    void unread() throws Exception {
        String first =
                "PUT /reparateur HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n" + "x".repeat(60_000);
        String second = "GET /inconnu HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        String answers = sandbox.raw((first + second).getBytes(StandardCharsets.US_ASCII));
        assertThat(answers).startsWith("HTTP/1.1 401").contains("HTTP/1.1 404");
    }

    /** What is answered to a body that comes byte by byte for as long as the connection is there. */
    private static String dripped(Sandbox sandbox, Socket socket, String operation, String type) throws Exception {
        return dripped(sandbox, socket, operation, type, 50_000);
    }

    private static String dripped(Sandbox sandbox, Socket socket, String operation, String type, int length)
            throws Exception {
        socket.setSoTimeout(60_000);
        OutputStream out = socket.getOutputStream();
        out.write(head(sandbox, operation, type, length));
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> untilClosed(socket));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!answer.isDone() && System.nanoTime() < end) {
            try {
                out.write(' ');
                out.flush();
            } catch (IOException closed) {
                return answer.get(1, TimeUnit.MINUTES);
            }
            Thread.sleep(20);
        }
        return answer.get(1, TimeUnit.SECONDS);
    }

    private static byte[] head(Sandbox sandbox, String operation, String type, int length) throws Exception {
        String token = authorization(sandbox);
        return (operation + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                        + (type.endsWith("json") ? "\r\nAuthorization: " + token : "")
                        + "\r\nContent-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Where bodies have little time, a busy machine may need several attempts to ask for a token. */
    private static String authorization(Sandbox sandbox) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return sandbox.as(GARAGE, "/")
                        .build()
                        .headers()
                        .firstValue("Authorization")
                        .orElseThrow();
            } catch (IOException | RuntimeException refused) {
                if (attempt == 20) {
                    throw refused;
                }
            }
        }
    }

    private static String untilClosed(Socket socket) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
            }
        } catch (IOException reset) {
            // What was sent after the answer may end it so.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("who waits to be asked for a body is asked for one that is small or read, and else told why not")
    void expectation() throws Exception {
        String token = sandbox.as(GARAGE, "/")
                .build()
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
        String file = Sandbox.file("a.pdf", new byte[] {1});
        String bearer = "Authorization: " + token + "\r\n";
        assertThat(expecting("/reparateur/upload", "", LARGE, "")).startsWith("HTTP/1.1 401");
        assertThat(expecting("/reparateur", bearer, 65_537, "")).startsWith("HTTP/1.1 413");
        assertThat(expecting("/reparateur/upload", bearer, file.length(), file))
                .startsWith("HTTP/1.1 100")
                .contains("HTTP/1.1 200");
    }

    /** Everything that comes back, of which the body's client reads the first line before it sends that. */
    private static String expecting(String path, String header, int length, String body) throws Exception {
        try (Socket socket = new Socket("localhost", sandbox.port())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(("PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\n"
                            + header + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String first = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            out.write(body.getBytes(StandardCharsets.US_ASCII));
            return first + untilClosed(socket);
        }
    }

    @Test
    void headersTooLarge() throws Exception {
        String answer = sandbox.raw(
                ("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: " + "x".repeat(70_000) + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(answer).startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("<html", "tomcat");
    }
}
