package lu.lalux.assure.stub.management;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.awaitRefusal;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import lu.lalux.assure.stub.support.FreePort;
import lu.lalux.assure.stub.support.Sandbox;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever runs the stub relies on: probes, metrics, identifiers in the log, an orderly end. */
class ManagementIT {

    private static final String UPLOAD = "/reparateur/upload";
    private static final String READINESS = "/exploitation/sante/readiness";
    private static final String LIVENESS = "/exploitation/sante/liveness";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "not ready while the database or the folder of files does not work, alive all the same; ready again by itself")
    void probes() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder, "assure.writer.max-wait=500ms")) {
            awaitReady(sandbox);
            assertThat(status(sandbox, LIVENESS)).isEqualTo("200 UP");

            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("assure.db"));
                    Statement lock = other.createStatement()) {
                lock.execute("begin immediate");
                assertThat(status(sandbox, READINESS)).isEqualTo("503 DOWN");
                assertThat(status(sandbox, LIVENESS)).isEqualTo("200 UP");
                lock.execute("rollback");
            }
            // The write that nobody waits for any longer ends first.
            awaitReady(sandbox);

            Path arriving = folder.resolve("documents/en-cours");
            Files.move(arriving, folder.resolve("parti"));
            assertThat(status(sandbox, READINESS)).isEqualTo("503 DOWN");
            Files.move(folder.resolve("parti"), arriving);
            awaitReady(sandbox);
        }
    }

    @Test
    @DisplayName("requests, refusals by code, scans by verdict, bytes and the writer's queue are counted")
    void metrics() throws Exception {
        try (Sandbox sandbox = Sandbox.start(folder)) {
            sandbox.put(GARAGE, UPLOAD, file("a.pdf", new byte[1000]));
            sandbox.put(GARAGE, UPLOAD, file("b.pdf", new byte[500]));
            sandbox.put(GARAGE, UPLOAD, "{\"fileNameWithExtension\": \"a.pdf\"}");
            sandbox.put(
                    GARAGE,
                    "/reparateur",
                    repairerRequest("M-1", "00000000-0000-0000-0000-000000000000.pdf")
                            .toString());
            sandbox.send(sandbox.to("/inconnu").GET());

            List<String> lines = sandbox.send(
                            sandbox.to("/exploitation/metriques").GET())
                    .body()
                    .lines()
                    .toList();
            assertThat(lines)
                    .contains(
                            "assure_problemes_total{statut=\"400\",type=\"champs-invalides\"} 1.0",
                            "assure_problemes_total{statut=\"404\",type=\"chemin-inconnu\"} 1.0",
                            "assure_problemes_total{statut=\"422\",type=\"regle-non-respectee\"} 1.0",
                            "assure_fautes_total{code=\"champ-obligatoire\"} 1.0",
                            "assure_fautes_total{code=\"cle-inconnue\"} 1.0",
                            "assure_analyses_total{verdict=\"clean\"} 2.0",
                            "assure_octets_total{verdict=\"clean\"} 1500.0",
                            "assure_ecriture_attente 0.0",
                            "assure_ecriture_places 1024.0")
                    .anyMatch(line -> line.startsWith("http_server_requests_seconds_count{")
                            && line.contains("status=\"200\"")
                            && line.contains("uri=\"/reparateur/upload\"")
                            && line.endsWith(" 2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.port", "management.server.port"})
    @DisplayName("an Accept that names nothing is answered as none is, at a port of its own too")
    void emptyAccept(String setting) throws Exception {
        int port = FreePort.find();
        try (Sandbox sandbox = Sandbox.start(folder, setting + "=" + port)) {
            for (String path : List.of("/exploitation/metriques", LIVENESS)) {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
                HttpResponse<String> plain = sandbox.send(request);
                HttpResponse<String> empty = sandbox.send(request.header("Accept", ""));
                assertThat(empty.statusCode()).as(path).isEqualTo(200);
                assertThat(empty.headers().firstValue("Content-Type"))
                        .isEqualTo(plain.headers().firstValue("Content-Type"));
            }
        }
    }

    @Test
    @DisplayName("a problem's instance (D16) is found in the log")
    void identifier() throws Exception {
        try (StubProcess stub = StubProcess.start(folder, "128m", List.of())) {
            HttpResponse<String> response = stub.put(GARAGE, UPLOAD, "{}");
            String instance = json(response).get("instance").asString();
            assertThat(instance).startsWith("urn:uuid:");
            stub.stop();
            stub.awaitEnd();
            assertThat(stub.output().lines().filter(line -> line.contains(instance)))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("[" + instance + "]"))
                    .anyMatch(line -> line.contains("PUT /reparateur/upload: 400"));
        }
    }

    @Test
    @DisplayName(
            "told to stop, it finishes the upload that it has begun, takes no other, and ends; the key is good afterwards (D13, D18)")
    void orderlyEnd() throws Exception {
        String key;
        try (StubProcess stub = StubProcess.start(folder, "128m", List.of());
                Socket slow = new Socket("localhost", stub.port())) {
            slow.setSoTimeout(60_000);
            byte[] body = file("a.pdf", new byte[200_000]).getBytes(StandardCharsets.US_ASCII);
            OutputStream out = slow.getOutputStream();
            out.write(("PUT " + UPLOAD + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Authorization: Bearer " + stub.token(GARAGE)
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, 100_000);
            out.flush();
            awaitArrival();

            stub.stop();
            awaitRefusal(stub.port());

            out.write(body, 100_000, body.length - 100_000);
            out.flush();
            String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("\"status\":\"Verified\"");
            key = answer.replaceAll("(?s).*\"key\":\"([^\"]+)\".*", "$1");
            stub.awaitEnd();
        }
        try (StubProcess stub = StubProcess.start(folder, "128m", List.of())) {
            assertThat(stub.put(
                                    GARAGE,
                                    "/reparateur",
                                    repairerRequest("F-1", key).toString())
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    private void awaitArrival() throws IOException, InterruptedException {
        while (true) {
            try (var files = Files.list(folder.resolve("documents/en-cours"))) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            Thread.sleep(20);
        }
    }

    /** A busy machine may need several attempts, as a write has little time. */
    private static void awaitReady(Sandbox sandbox) throws Exception {
        String answer = status(sandbox, READINESS);
        for (int attempt = 0; attempt < 60 && answer.startsWith("503"); attempt++) {
            Thread.sleep(100);
            answer = status(sandbox, READINESS);
        }
        assertThat(answer).isEqualTo("200 UP");
    }

    private static String status(Sandbox sandbox, String path) throws Exception {
        HttpResponse<String> response = sandbox.send(sandbox.to(path).GET());
        return response.statusCode() + " " + json(response).get("status").asString();
    }
}
