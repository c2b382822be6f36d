package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Right clients of all trades and ways work through whole lists at once, at production's pace, against {@code judge --serve} in a
 * process of 512 MB. It takes four minutes and a processor: {@code -Dassure.whole-lists=50} asks for it.
 */
@EnabledIfSystemProperty(named = WholeListsIT.VENDORS, matches = "\\d+")
class WholeListsIT {

    static final String VENDORS = "assure.whole-lists";

    private static final Pattern LEFT = Pattern.compile("->(\\d+)M\\(");
    private static final int TRIES = 200;

    @TempDir
    private Path folder;

    @Test
    void whole_lists_are_worked_through_at_once_in_512_megabytes() throws Exception {
        int vendors = Integer.getInteger(VENDORS);
        Path errors = folder.resolve("errors.log");
        Path collections = folder.resolve("gc.log");
        int port = free();
        Process judge = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Xlog:gc:file=" + collections,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "lu.lalux.assure.conformance.cli.Main",
                        "judge",
                        "--serve",
                        "--data-directory",
                        folder.resolve("data").toString(),
                        "--port",
                        String.valueOf(port),
                        // Each is ended when it is done: a machine that is slow meanwhile ends none.
                        "--quiet",
                        "600")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        long began = System.nanoTime();
        try {
            listening(port);
            List<JsonNode> ends = worked(URI.create("http://localhost:" + port), vendors);
            assertThat(ends)
                    .hasSize(vendors)
                    .allSatisfy(end -> assertThat(end.path("verdict").asString())
                            .as(end::toPrettyString)
                            .isEqualTo("conforme"));
            assertThat(Files.readString(errors)).doesNotContain("juge/judge");
            int most = LEFT.matcher(Files.readString(collections))
                    .results()
                    .map(MatchResult::group)
                    .mapToInt(left -> Integer.parseInt(left.replaceAll("\\D", "")))
                    .max()
                    .orElseThrow();
            System.out.printf(
                    "%d whole lists: %d s, judge: %d s of a processor, %d MB left behind a collection at most%n",
                    vendors,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    judge.info().totalCpuDuration().orElse(Duration.ZERO).toSeconds(),
                    most);
        } finally {
            judge.destroy();
            judge.waitFor();
        }
    }

    private static List<JsonNode> worked(URI judge, int vendors) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(vendors);
        try {
            List<Future<JsonNode>> ends = new ArrayList<>();
            for (int number = 0; number < vendors; number++) {
                String software = Vendor.software(
                        "Logiciel " + number,
                        number % 3 == 0 ? "reparateur" : "expert",
                        number % 3 == 2 ? "en-personne" : "back-end");
                ends.add(threads.submit(() -> {
                    Vendor vendor = Vendor.with(judge, Tempo.REAL, software);
                    vendor.get("/acces");
                    vendor.bytes("GET", "/liste.zip", vendor.key, null);
                    vendor.work();
                    return vendor.end();
                }));
            }
            List<JsonNode> all = new ArrayList<>();
            for (Future<JsonNode> end : ends) {
                all.add(end.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int free() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void listening(int port) throws Exception {
        for (int i = 0; i < TRIES; i++) {
            try {
                new Socket("localhost", port).close();
                return;
            } catch (ConnectException e) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("nobody listens");
    }
}
