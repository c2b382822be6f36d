package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.problem.AssureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twins: each call has one, and one that is given up gives up its connection. */
@Timeout(120)
class AssureClientAsyncTest {

    private static final String VERIFIED = "{\"status\":\"Verified\",\"key\":\"" + Examples.KEY + "\"}";
    private static final int RUNNING = 16;
    private static final int WAITING = 1_000;

    private final RecordingServer server = new RecordingServer();

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(classes = {AssureClient.class, ReparateurClient.class, ExpertClient.class})
    void every_call_has_a_twin(Class<?> type) throws ClassNotFoundException {
        Class<?> twin = Class.forName(type.getName() + "Async");
        List<Method> calls = Arrays.stream(type.getMethods())
                .filter(method ->
                        !Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() != Object.class)
                .filter(method -> !Set.of("async", "close").contains(method.getName()))
                .toList();

        assertThat(calls).hasSizeGreaterThan(3).allSatisfy(call -> {
            Class<?> returned =
                    twin.getMethod(call.getName(), call.getParameterTypes()).getReturnType();
            assertThat(returned.getName())
                    .isIn(
                            CompletableFuture.class.getName(),
                            call.getReturnType().getName() + "Async");
        });
    }

    @Test
    void the_twins_do_what_they_are_called() throws Exception {
        Path file = Files.writeString(directory.resolve("a.pdf"), "%PDF");
        try (AssureClient client = client(server.address())) {
            AssureClientAsync async = client.async();
            upload();
            assertThat(async.reparateur().upload(Upload.of(file)).join().verified())
                    .isTrue();
            upload();
            assertThat(async.reparateur()
                            .upload(Upload.of("a.pdf", new byte[] {1}))
                            .join()
                            .key())
                    .hasValue(Examples.KEY);
            upload();
            async.reparateur()
                    .upload(Upload.of("a.pdf", new ByteArrayInputStream(new byte[] {1})))
                    .join();
            List<Long> steps = new ArrayList<>();
            upload();
            async.reparateur()
                    .upload(Upload.of(file).withProgress((bytes, total) -> steps.add(bytes)))
                    .join();
            assertThat(steps).contains(4L);
            upload();
            async.expert().upload(Upload.of(file)).join();
            upload();
            async.expert().upload(Upload.of("a.pdf", new byte[] {1})).join();
            upload();
            async.expert()
                    .upload(Upload.of("a.pdf", new ByteArrayInputStream(new byte[] {1})))
                    .join();
            upload();
            async.expert()
                    .upload(Upload.of(file).withProgress((bytes, total) -> {}))
                    .join();
            accept();
            async.settle(Settlements.repair("F-1")).join();
            upload();
            accept();
            assertThat(async.reparateur()
                            .uploadAndSettle(Settlements.repair("F-2", null), Upload.of(file))
                            .join()
                            .verified())
                    .isTrue();
            upload();
            upload();
            accept();
            async.expert()
                    .uploadAndSettle(Settlements.expertise("E-1", null, null), Upload.of(file), Upload.of(file))
                    .join();
            assertThat(async.reparateur().token().join()
                            + async.expert().token().join())
                    .isEqualTo("un-jetonun-jeton");
        }

        assertThat(paths())
                .isEqualTo(Stream.of(
                                "/reparateur/upload",
                                "/reparateur/upload",
                                "/reparateur/upload",
                                "/reparateur/upload",
                                "/expert/upload",
                                "/expert/upload",
                                "/expert/upload",
                                "/expert/upload",
                                "/reparateur",
                                "/reparateur/upload",
                                "/reparateur",
                                "/expert/upload",
                                "/expert/upload",
                                "/expert")
                        .toList());
    }

    @Test
    void what_the_twin_throws_ends_the_future() throws IOException {
        try (AssureClient client = client(server.address())) {
            server.answers(404, (String) null, null);
            assertThatThrownBy(() ->
                            client.async().settle(Settlements.repair("F-1")).join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(AssureException.class);
            Path file = Files.writeString(directory.resolve("a.pdf"), "%PDF");
            Upload gone = Upload.of(file);
            Files.delete(file);
            assertThatThrownBy(() -> client.async().expert().upload(gone).join())
                    .hasCauseInstanceOf(IOException.class)
                    .hasRootCauseInstanceOf(NoSuchFileException.class);
        }
    }

    @Test
    void a_future_that_is_cancelled_gives_up_its_connection() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AssureClient client = client(URI.create("http://localhost:" + silent.getLocalPort()))) {
            CompletableFuture<Void> future = client.async().settle(Settlements.repair("F-1"));
            try (Socket connection = silent.accept()) {
                connection.getInputStream().read();

                future.cancel(true);

                assertThat(untilTheEnd(connection)).as("the client hangs up").isTrue();
            }
            assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void a_thread_that_is_interrupted_gives_up_and_stays_interrupted() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AssureClient client = client(URI.create("http://localhost:" + silent.getLocalPort()))) {
            List<Object> end = new ArrayList<>();
            Thread caller = new Thread(() -> {
                try {
                    client.settle(Settlements.repair("F-1"));
                } catch (AssureException e) {
                    end.add(e.getCause().getClass());
                    end.add(Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            try (Socket connection = silent.accept()) {
                connection.getInputStream().read();
                caller.interrupt();
                caller.join();
            }
            assertThat(end).containsExactly(InterruptedException.class, true);
        }
    }

    @Test
    void what_has_not_begun_when_the_client_is_closed_ends_by_itself() throws Exception {
        CountDownLatch asked = new CountDownLatch(RUNNING);
        CountDownLatch open = new CountDownLatch(1);
        AssureClient client = AssureClient.builder()
                .endpoints(AssureEndpoints.at(server.address()))
                .accessToken(() -> blocking(asked, open))
                .retries(0)
                .build();
        List<CompletableFuture<String>> running = new ArrayList<>();
        for (int i = 0; i < RUNNING; i++) {
            running.add(client.async().reparateur().token());
        }
        asked.await();
        CompletableFuture<String> waiting = client.async().reparateur().token();

        client.close();
        CompletableFuture<String> late = client.async().reparateur().token();
        open.countDown();

        assertThat(running).allSatisfy(one -> assertThat(one.join()).isEqualTo("un-jeton"));
        for (CompletableFuture<String> closed : List.of(waiting, late)) {
            assertThatThrownBy(closed::join)
                    .hasCauseInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("This client is closed");
        }
    }

    @Test
    void who_asks_for_more_than_can_wait_does_it_alone() {
        Thread caller = Thread.currentThread();
        AtomicInteger alone = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        try (AssureClient client = AssureClient.builder()
                .endpoints(AssureEndpoints.at(server.address()))
                .accessToken(() -> {
                    if (Thread.currentThread() != caller) {
                        return blocking(new CountDownLatch(1), open);
                    }
                    alone.incrementAndGet();
                    return "un-jeton";
                })
                .build()) {
            List<CompletableFuture<String>> all = new ArrayList<>();
            for (int i = 0; i < RUNNING + WAITING + 3; i++) {
                all.add(client.async().reparateur().token());
            }
            assertThat(alone).hasValue(3);
            open.countDown();
            assertThat(all).allSatisfy(one -> assertThat(one.join()).isEqualTo("un-jeton"));
        }
    }

    private static String blocking(CountDownLatch asked, CountDownLatch open) {
        try {
            asked.countDown();
            open.await();
            return "un-jeton";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what was sent; true when the other side ends the connection, in whichever way. */
    private static boolean untilTheEnd(Socket connection) {
        try {
            connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
            return true;
        } catch (IOException reset) {
            return true;
        }
    }

    private static AssureClient client(URI address) {
        return AssureClient.builder()
                .endpoints(AssureEndpoints.at(address))
                .accessToken(() -> "un-jeton")
                .timeout(Duration.ofMinutes(10))
                .build();
    }

    private void upload() {
        server.answers(200, "application/json", VERIFIED);
    }

    private void accept() {
        server.answers(202, (String) null, null);
    }

    private List<String> paths() {
        return server.received().stream()
                .map(request -> request.uri().getPath())
                .toList();
    }
}
