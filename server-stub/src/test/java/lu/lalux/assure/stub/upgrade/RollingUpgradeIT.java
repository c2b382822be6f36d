package lu.lalux.assure.stub.upgrade;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.support.HttpMessage;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.KeptConnection;
import lu.lalux.assure.stub.support.KeptFiles;
import lu.lalux.assure.stub.support.OnPostgres;
import lu.lalux.assure.stub.support.ReadinessProxy;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two instances on one PostgreSQL behind a load balancer are replaced, one after the other, by two of the {@linkplain NextRelease next
 * release} while clients send. What is cut or refused meanwhile, its client sends again.
 */
@OnPostgres(files = true)
@Timeout(300)
class RollingUpgradeIT {

    private static final int CLIENTS = 4;
    private static final int ENOUGH = 20;

    /** Of both releases, whatever their port. */
    private static final String ISSUER = "assure.token.issuer=http://localhost:8080";

    private static final String AUDIENCE = "assure.token.audience=http://localhost:8080";

    /** The instances that start meanwhile need the processor too. */
    private static final int PAUSE_MILLIS = 200;

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    @TempDir
    private Path elsewhere;

    /** What was answered {@code 202}: references, and the key that each names. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    /** Keys that were answered, and the number of their files. */
    private final Map<String, Integer> verified = new ConcurrentHashMap<>();

    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger files = new AtomicInteger();
    private volatile String token = "";
    private volatile boolean over;

    @Test
    @DisplayName(
            "while both releases serve, nothing that was acknowledged is lost, and nothing is recorded twice (D12, D19)")
    void rolling() throws Exception {
        List<StubProcess> stubs = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (ReadinessProxy proxy = new ReadinessProxy()) {
            for (int i = 0; i < 2; i++) {
                stubs.add(StubProcess.start(folder, "256m", List.of(ISSUER, AUDIENCE)));
                proxy.add(stubs.get(i).port());
            }
            token = stubs.get(0).token(GARAGE);
            List<Future<?>> sending = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String name = "M-" + client + '-';
                sending.add(clients.submit(() -> send(proxy, name)));
            }
            await("only this release");
            for (int i = 0; i < 2; i++) {
                stubs.add(StubProcess.start(folder, "256m", List.of(ISSUER, AUDIENCE, NextRelease.setting(elsewhere))));
                proxy.add(stubs.get(2 + i).port());
                await("both releases");
                // From now on a token of the next release, which this one takes too.
                token = stubs.get(2).token(GARAGE);
                await("both releases, with a token of the next one");
                stubs.get(i).stop();
                stubs.get(i).awaitEnd();
            }
            await("only the next release");
            over = true;
            for (Future<?> client : sending) {
                client.get();
            }
        } finally {
            over = true;
            clients.shutdownNow();
            stubs.forEach(StubProcess::close);
        }
        assertThat(surprises).isEmpty();
        assertRecords();
    }

    private void assertRecords() throws Exception {
        JdbcClient database = JdbcClient.create(Installation.chosen().database(folder));
        List<String> recorded = database.sql("select contenu from demandes").query(String.class).list().stream()
                .map(content -> JsonMapper.shared().readTree(content))
                .map(content -> content.required("referenceFacture").stringValue() + " "
                        + content.required("refPDFFacture").stringValue())
                .toList();
        assertThat(recorded)
                .containsExactlyInAnyOrderElementsOf(accepted.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .toList());
        KeptFiles kept = Installation.chosen().files(folder);
        for (Map.Entry<String, Integer> one : verified.entrySet()) {
            assertThat(kept.content(one.getKey())).hasValue(content(one.getValue()));
        }
        assertThat(database.sql("select cle from documents where nomme_le is not null")
                        .query(String.class)
                        .set())
                .isEqualTo(Set.copyOf(accepted.values()));
    }

    /** Waits until so many more requests were accepted, or something is wrong. */
    private void await(String stage) throws InterruptedException {
        int enough = accepted.size() + ENOUGH;
        while (accepted.size() < enough && surprises.isEmpty()) {
            Thread.sleep(20);
        }
        assertThat(surprises).as(stage).isEmpty();
    }

    /** Each file and each request goes to one instance after the other, in turn. */
    private void send(ReadinessProxy proxy, String name) {
        try {
            for (int i = 0; !over && surprises.isEmpty(); i++) {
                int number = files.incrementAndGet();
                String upload = file("a.pdf", content(number));
                String key = key(until(proxy, "/reparateur/upload", upload, 200));
                verified.put(key, number);
                String reference = name + i;
                String request = repairerRequest(reference, key).toString();
                until(proxy, "/reparateur", request, 202);
                accepted.put(reference, key);
                until(proxy, "/reparateur", request, 202);
                String other = repairerRequest(reference, key)
                        .put("numeroSinistre", "S-autre")
                        .toString();
                until(proxy, "/reparateur", other, 409);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException | RuntimeException | InterruptedException failed) {
            surprises.add(failed.toString());
        }
    }

    /** Sends until it is answered by a server: the load balancer says 502 of what was cut, and 503 where nobody is ready. */
    private HttpMessage until(ReadinessProxy proxy, String path, String json, int expected)
            throws IOException, InterruptedException {
        while (true) {
            try (KeptConnection connection = new KeptConnection(proxy.port())) {
                HttpMessage answer = connection.put(token, path, json);
                if (answer.status() == expected) {
                    return answer;
                }
                if (answer.status() != 502 && answer.status() != 503) {
                    throw new IOException(answer.head() + new String(answer.body(), StandardCharsets.UTF_8));
                }
            }
            Thread.sleep(50);
        }
    }

    /** The answer may come in chunks, as it is on the wire. */
    private static String key(HttpMessage answer) throws IOException {
        String body = new String(answer.body(), StandardCharsets.US_ASCII);
        Matcher found = KEY.matcher(body);
        if (!found.find()) {
            throw new IOException("No key: " + body);
        }
        return found.group(1);
    }

    private static byte[] content(int number) {
        return "%% fichier %d\n".formatted(number).repeat(1_000).getBytes(StandardCharsets.US_ASCII);
    }
}
