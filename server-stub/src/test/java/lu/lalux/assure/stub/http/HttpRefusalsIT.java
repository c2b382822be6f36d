package lu.lalux.assure.stub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lu.lalux.assure.stub.support.HttpMessage;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * D16: what is refused before any operation, most of it by Tomcat before any filter, is a problem of the catalogue too.
 */
class HttpRefusalsIT {

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(folder, "assure.small-body-deadline=300ms");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GARBAGE, X: y, 400, requete-http-refusee",
        "GET /%zz HTTP/1.1, Host: localhost, 400, requete-http-refusee",
        "GET /a|b HTTP/1.1, Host: localhost, 400, requete-http-refusee",
        "GET / HTTP/1.1, X: without a host, 400, requete-http-refusee",
        "PUT /reparateur HTTP/1.1, 'Host: localhost\nContent-Length: x', 400, requete-http-refusee",
        "POST /token HTTP/1.1, 'Host: localhost\nContent-Length: 9\nContent-Type: application/x-www-form-urlencoded', 408,"
                + " requete-http-refusee",
        "PUT /reparateur HTTP/1.1, 'Host: localhost\nExpect: x', 417, requete-http-refusee",
        "PUT /reparateur HTTP/1.1, 'Host: localhost\nTransfer-Encoding: x', 501, requete-http-refusee",
        "CONNECT localhost:1 HTTP/1.1, Host: localhost, 501, requete-http-refusee",
        "GET / HTTP/9.9, Host: localhost, 505, requete-http-refusee",
        "GET /bac-a-sable/etat HTTP/1.1, Host: mal.example, 421, requete-http-refusee",
        "GET /bac-a-sable/etat HTTP/1.1, 'Host: localhost\nOrigin: https://mal.example', 403, requete-http-refusee",
        "GET //reparateur HTTP/1.1, Host: localhost, 404, chemin-inconnu",
        "POST /token HTTP/1.1, 'Host: localhost\nContent-Length: 65537', 413, corps-trop-grand",
    })
    @DisplayName("each refusal is a problem of the catalogue, and protected as any answer is")
    void refused(String requestLine, String headers, int status, String type) throws Exception {
        String answer = answered(requestLine, headers + "\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(
                        "Content-Type: application/problem+json",
                        "Content-Language: fr",
                        "X-Content-Type-Options: nosniff",
                        "Cache-Control: no-store")
                // The rest of the policy is the path's.
                .containsPattern("Content-Security-Policy: .*frame-ancestors 'none'");
        JsonNode problem = body(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:assure:probleme:" + type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).endsWith(".");
        assertThat(problem.get("instance").asString()).startsWith("urn:uuid:");
    }

    @Test
    @DisplayName("the title is the catalogue's, the detail says what is in the way, in the language asked for")
    void inBothLanguages() throws Exception {
        JsonNode french = body(answered("GET / HTTP/1.1", "Host: localhost\nExpect: x\n"));
        assertThat(french.get("title").asString()).isEqualTo("HTTP refuse cette requête avant toute opération");
        assertThat(french.get("detail").asString())
                .isEqualTo("Ce que demande l'en-tête Expect n'est pas pris en charge.");

        JsonNode english = body(answered("GET / HTTP/1.1", "Host: localhost\nAccept-Language: en\nExpect: x\n"));
        assertThat(english.get("title").asString()).isEqualTo("HTTP refuses this request before any operation");
        assertThat(english.get("detail").asString()).isEqualTo("What the header Expect asks for is not supported.");
    }

    private static String answered(String requestLine, String headers) throws Exception {
        String head = requestLine + "\nConnection: close\n" + headers + "\n";
        // Not read to the connection's end: behind a 408 the server goes on waiting for the rest, to throw it away.
        try (Socket socket = new Socket("localhost", sandbox.port())) {
            socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            HttpMessage answer = HttpMessage.next(new BufferedInputStream(socket.getInputStream()))
                    .orElseThrow();
            return answer.head() + new String(answer.body(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode body(String answer) {
        return JsonMapper.shared().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    }
}
