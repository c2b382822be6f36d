package lu.lalux.assure.stub.document;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.support.HttpMessage;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.KeptConnection;
import lu.lalux.assure.stub.support.StubProcess;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * No test, and never run by the build: a figure of the page on sizing that the benchmark has not, as it has neither
 * several instances nor an object store. Each client uploads a file and settles it, again and again;
 * {@code -Dtest=MeasureStores} adds a line for each installation to {@code target/sizing.txt}. Processor time counts
 * most: how many in a second is the machine's, and of what else it does, as load, database and object store are on it
 * too.
 */
class MeasureStores {

    private static final int CLIENTS = 6;
    private static final int WARM_UP = Integer.getInteger("warm-up", 2_000);
    private static final int COUNTED = Integer.getInteger("counted", 2_000);
    private static final int SIZE = 200_000;
    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");

    @ParameterizedTest
    @CsvSource({"SQLITE,1", "POSTGRESQL_ONLY,1", "POSTGRESQL_ONLY,3", "POSTGRESQL_OBJECTS,1", "POSTGRESQL_OBJECTS,3"})
    void measure(Installation installation, int instances, @TempDir Path folder) throws Exception {
        List<StubProcess> stubs = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int i = 0; i < instances; i++) {
                stubs.add(StubProcess.start(
                        installation,
                        folder,
                        "256m",
                        List.of(
                                "assure.journal.keep=none",
                                "assure.token.issuer=http://localhost:8080",
                                "assure.token.audience=http://localhost:8080")));
            }
            String token = stubs.get(0).token(GARAGE);
            send(clients, stubs, token, WARM_UP);
            Duration before = processorTime(stubs);
            long begun = System.nanoTime();
            send(clients, stubs, token, COUNTED);
            double seconds = (System.nanoTime() - begun) / 1e9;
            Duration used = processorTime(stubs).minus(before);
            Files.writeString(
                    Path.of("target", "sizing.txt"),
                    "%s, %d: %.1f ms of processor for an upload and its settlement (%d of them, %.0f/s)%s%n"
                            .formatted(
                                    installation,
                                    instances,
                                    used.toMillis() / (double) (CLIENTS * COUNTED),
                                    CLIENTS * COUNTED,
                                    CLIENTS * COUNTED / seconds,
                                    installation == Installation.SQLITE ? "" : rows(installation, folder)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } finally {
            clients.shutdownNow();
            stubs.forEach(StubProcess::close);
        }
    }

    /** How much a file and its settlement take in the database, beside the file's bytes. */
    private static String rows(Installation installation, Path folder) {
        return JdbcClient.create(installation.database(folder))
                .sql("select ', ' || (pg_total_relation_size('documents') + pg_total_relation_size('demandes')"
                        + " + pg_total_relation_size('fichiers')) / count(*) || ' bytes of rows each' from demandes")
                .query(String.class)
                .single();
    }

    private static Duration processorTime(List<StubProcess> stubs) {
        return stubs.stream().map(StubProcess::processorTime).reduce(Duration.ZERO, Duration::plus);
    }

    private static void send(ExecutorService clients, List<StubProcess> stubs, String token, int each)
            throws Exception {
        List<Future<?>> sending = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int port = stubs.get(client % stubs.size()).port();
            String name = "S-" + client + '-' + System.nanoTime() + '-';
            sending.add(clients.submit(() -> {
                send(port, token, name, each);
                return null;
            }));
        }
        for (Future<?> client : sending) {
            client.get();
        }
    }

    private static void send(int port, String token, String name, int number) throws IOException {
        byte[] content = new byte[SIZE];
        new Random(name.hashCode()).nextBytes(content);
        String upload = file("a.pdf", content);
        try (KeptConnection connection = new KeptConnection(port)) {
            for (int i = 0; i < number; i++) {
                HttpMessage answer = connection.put(token, "/reparateur/upload", upload);
                String body = new String(answer.body(), StandardCharsets.US_ASCII);
                Matcher key = KEY.matcher(body);
                if (!key.find()) {
                    throw new IOException(answer.head() + body);
                }
                int status = connection
                        .put(
                                token,
                                "/reparateur",
                                repairerRequest(name + i, key.group(1)).toString())
                        .status();
                if (status != 202) {
                    throw new IOException("A settlement was answered " + status);
                }
            }
        }
    }
}
