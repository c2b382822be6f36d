package lu.lalux.assure.stub.support;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.stub.storage.OwnersOnly;

/** The stub as a process of its own, with its real clock: it can be killed, told to stop, and given little memory. */
public final class StubProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final AtomicInteger STARTED_HERE = new AtomicInteger();

    private final Process process;
    private final StringBuffer output;
    private final CompletableFuture<Integer> started = new CompletableFuture<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private StubProcess(Process process, StringBuffer output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it where the test's class has its data. */
    public static StubProcess start(Path folder, String heap, List<String> settings)
            throws IOException, InterruptedException {
        return start(Installation.chosen(), folder, heap, settings);
    }

    /**
     * Starts it on a free port, and waits until it listens.
     *
     * @param installation where its data are
     * @param folder its data folder
     * @param heap its heap, as {@code -Xmx} has it
     * @param settings as on the command line, without the dashes
     */
    public static StubProcess start(Installation installation, Path folder, String heap, List<String> settings)
            throws IOException, InterruptedException {
        return start(UnpackedSandbox.options(), UnpackedSandbox.classPath(), installation, folder, heap, settings);
    }

    /**
     * Starts several stubs in one process, which share nothing but that: a {@code kill -9} ends them all.
     *
     * @param folders the data folder of each, by where its data are
     * @param heap the heap that they share, as {@code -Xmx} has it
     * @return each, as if it had a process of its own
     */
    public static Map<Installation, StubProcess> startTogether(Map<Installation, Path> folders, String heap)
            throws IOException, InterruptedException {
        List<String> command = command(
                UnpackedSandbox.options(),
                UnpackedSandbox.classPath(),
                folders.values().iterator().next(),
                heap);
        List<Installation> installations = List.copyOf(folders.keySet());
        installations.forEach(installation -> {
            command.add(WithFewKeys.NEXT);
            command.addAll(settings(installation, folders.get(installation)));
        });
        List<StubProcess> stubs = run(command, installations.size());
        return IntStream.range(0, stubs.size()).boxed().collect(Collectors.toMap(installations::get, stubs::get));
    }

    /** Starts it with other classes and files in the place of some of its own: those of the folder. */
    public static StubProcess startWith(Path first, Path folder) throws IOException, InterruptedException {
        String classPath = first + File.pathSeparator + UnpackedSandbox.classPath();
        return start(List.of(), classPath, Installation.chosen(), folder, "256m", List.of());
    }

    /** Starts a packed one, of whatever version: all settings are the caller's but the port, which is a free one. */
    public static StubProcess startJar(Path jar, Path folder, List<String> settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java(folder, "256m"));
        command.addAll(List.of("-jar", jar.toString(), "--server.port=0"));
        settings.forEach(setting -> command.add("--" + setting));
        return run(command, 1).get(0);
    }

    static StubProcess start(
            List<String> options,
            String classPath,
            Installation installation,
            Path folder,
            String heap,
            List<String> settings)
            throws IOException, InterruptedException {
        List<String> command = command(options, classPath, folder, heap);
        command.addAll(settings(installation, folder));
        settings.forEach(setting -> command.add("--" + setting));
        return run(command, 1).get(0);
    }

    private static List<String> command(List<String> options, String classPath, Path folder, String heap)
            throws IOException {
        List<String> command = new ArrayList<>(java(folder, heap));
        command.addAll(1, options);
        command.add("-D" + FewKeys.FIRST + "=" + STARTED_HERE.getAndIncrement());
        command.addAll(List.of("-cp", classPath, WithFewKeys.class.getName()));
        return command;
    }

    private static List<String> settings(Installation installation, Path folder) {
        List<String> settings = new ArrayList<>(List.of("--server.port=0", "--assure.welcome=false"));
        installation.settings(folder).forEach(setting -> settings.add("--" + setting));
        return settings;
    }

    private static List<String> java(Path folder, String heap) throws IOException {
        Path temporary = OwnersOnly.folder(folder.resolve("tmp"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + temporary.toAbsolutePath());
    }

    private static List<StubProcess> run(List<String> command, int howMany) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuffer output = new StringBuffer();
        List<StubProcess> stubs = Stream.generate(() -> new StubProcess(process, output))
                .limit(howMany)
                .toList();
        Thread reader = new Thread(() -> read(process, output, stubs), "sortie");
        reader.setDaemon(true);
        reader.start();
        try {
            for (StubProcess stub : stubs) {
                stub.started.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
            return stubs;
        } catch (ExecutionException | TimeoutException failed) {
            process.destroyForcibly().onExit().join();
            throw new IllegalStateException("The stub did not start. " + failed.getMessage() + "\n" + output, failed);
        }
    }

    public int port() {
        return started.join();
    }

    /** How long it has had a processor. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** What it has printed so far. */
    public String output() {
        return output.toString();
    }

    /** {@code kill -9}: nothing is finished, nothing is closed. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to stop, as an operator does; it may take its time, and goes on telling what it does. */
    public void stop() {
        process.toHandle().destroy();
    }

    /** Waits for its end. */
    public void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The stub goes on:\n" + output());
        }
    }

    /** A PUT of JSON with the account's token. */
    public HttpResponse<String> put(String credentials, String path, String json)
            throws IOException, InterruptedException {
        return put(credentials, path, BodyPublishers.ofString(json));
    }

    public HttpResponse<String> put(String credentials, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(to(path).header("Authorization", "Bearer " + token(credentials))
                .header("Content-Type", "application/json")
                .PUT(body));
    }

    public HttpRequest.Builder to(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + pathAndQuery))
                .timeout(PATIENCE);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The account's token; asked for once. */
    public String token(String credentials) throws IOException, InterruptedException {
        String known = tokens.get(credentials);
        if (known != null) {
            return known;
        }
        String token = newToken(credentials);
        tokens.put(credentials, token);
        return token;
    }

    public String newToken(String credentials) throws IOException, InterruptedException {
        String scope = credentials.startsWith("expert") ? "/expert /expert/upload" : "/reparateur /reparateur/upload";
        HttpResponse<String> response = send(to("/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8))));
        return Sandbox.json(response).required("access_token").asString();
    }

    @Override
    public void close() {
        kill();
    }

    /** Those of one process start one after the other, and tell their ports in that order. */
    private static void read(Process process, StringBuffer output, List<StubProcess> stubs) {
        Iterator<StubProcess> starting = stubs.iterator();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
                Matcher found = STARTED.matcher(line);
                if (found.find() && starting.hasNext()) {
                    starting.next().started.complete(Integer.valueOf(found.group(1)));
                }
            }
        } catch (IOException killed) {
            stubs.forEach(stub -> stub.started.completeExceptionally(new UncheckedIOException(killed)));
        }
        IllegalStateException ended = new IllegalStateException(
                "It ended with " + process.onExit().join().exitValue());
        stubs.forEach(stub -> stub.started.completeExceptionally(ended));
    }
}
