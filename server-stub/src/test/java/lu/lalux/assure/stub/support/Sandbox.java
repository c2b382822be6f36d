package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.net.Socket;
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
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.AssureStub;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.token.secret.PasswordCost;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.SpringProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole stub, started on a free port with a data folder of the test's, and called over HTTP. */
public final class Sandbox implements AutoCloseable {

    public static final String GARAGE = "garage-demo:garage-demo-secret-7Qm2vX9sLr4TbK1e";
    public static final String OTHER_GARAGE = "garage-autre:garage-autre-secret-3Hd8nZ5wYc6PfJ0u";
    public static final String EXPERT = "expert-backend:expert-backend-secret-9Ws4gB7kMx2RtV6a";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Contract CONTRACT = Contract.bundled();

    static {
        FewKeys.giveOut();
    }

    private final ConfigurableApplicationContext context;
    private final MovableClock clock;
    private final KeptFiles files;
    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private Sandbox(ConfigurableApplicationContext context, MovableClock clock, KeptFiles files) {
        this.context = context;
        this.clock = clock;
        this.files = files;
        this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** Starts it; settings are given as on the command line, without the dashes. */
    public static Sandbox start(Path folder, String... settings) {
        return start(folder, new MovableClock(), beans -> {}, settings);
    }

    /** Starts it with parts replaced. */
    public static Sandbox start(
            Path folder, MovableClock clock, Consumer<GenericApplicationContext> parts, String... settings) {
        SpringApplication application = AssureStub.application();
        application.setApplicationContextFactory(type -> context());
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(
                    "testTime", MachineTime.class, () -> clock::instant, definition -> definition.setPrimary(true));
            // Of bcrypt's least cost: most tests that sign in are about something else.
            beans.registerBean(
                    "testCost",
                    PasswordCost.class,
                    () -> new PasswordCost(4),
                    definition -> definition.setPrimary(true));
            parts.accept(beans);
        });
        Installation installation = Installation.chosen();
        List<String> arguments = new ArrayList<>();
        if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("server.port="))) {
            arguments.add("--server.port=0");
        }
        installation.settings(folder).forEach(setting -> arguments.add("--" + setting));
        if (Arrays.stream(settings).noneMatch(setting -> setting.startsWith("assure.welcome="))) {
            arguments.add("--assure.welcome=false");
        }
        // Nobody is to be told of its end, unless the test says so.
        arguments.add("--assure.stop.notice=0s");
        Arrays.stream(settings).forEach(setting -> arguments.add("--" + setting));
        try {
            return new Sandbox(application.run(arguments.toArray(String[]::new)), clock, installation.files(folder));
        } finally {
            // The commands of main, which a test may call in this Java too, have no prepared beans.
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
        }
    }

    /** With the beans that the build prepared, where there are any: Spring has no class to read then. */
    private static ConfigurableApplicationContext context() {
        return AotDetector.useGeneratedArtifacts()
                ? new ServletWebServerApplicationContext()
                : new ContextOfReadClasses();
    }

    public MovableClock clock() {
        return clock;
    }

    /** What the store of files holds. */
    public KeptFiles files() {
        return files;
    }

    public int port() {
        return port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A request with the account's token. */
    public HttpRequest.Builder as(String credentials, String pathAndQuery) throws IOException, InterruptedException {
        return to(pathAndQuery).header("Authorization", "Bearer " + token(credentials));
    }

    public HttpRequest.Builder to(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + pathAndQuery))
                .timeout(PATIENCE);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** What is no text, or is not to be read as one. */
    public HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** A PUT of JSON with the account's token. */
    public HttpResponse<String> put(String credentials, String path, String json)
            throws IOException, InterruptedException {
        return put(credentials, path, BodyPublishers.ofString(json));
    }

    public HttpResponse<String> put(String credentials, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return send(
                as(credentials, path).header("Content-Type", "application/json").PUT(body));
    }

    /** Uploads a small file and returns its key. */
    public String upload(String credentials, String path) throws IOException, InterruptedException {
        HttpResponse<String> response =
                put(credentials, path, file("facture.pdf", "contenu".getBytes(StandardCharsets.UTF_8)));
        return json(response).required("key").asString();
    }

    public static String file(String name, byte[] content) {
        return "{\"fileNameWithExtension\": \"" + name + "\", \"file\": \""
                + Base64.getEncoder().encodeToString(content) + "\"}";
    }

    /** What a careful HTTP client would not send; everything that comes back. */
    public String raw(byte[] request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Waits until nothing is connected to any more. */
    public static void awaitRefusal(int port) throws InterruptedException {
        boolean accepted = true;
        while (accepted) {
            try (Socket another = new Socket("localhost", port)) {
                accepted = another.isConnected();
                Thread.sleep(20);
            } catch (IOException refused) {
                accepted = false;
            }
        }
    }

    /** A repairer's request that the contract accepts: its own example. */
    public static ObjectNode repairerRequest(String reference, String key) {
        return example("/reparateur", "reparation")
                .put("referenceFacture", reference)
                .put("factureHT", "1000")
                .put("factureTVA", "170.50")
                .put("factureTTC", "1170.50")
                .put("refPDFFacture", key);
    }

    /** An expert's request that the contract accepts: its own example. */
    public static ObjectNode expertRequest(String reference, String feeKey, String reportKey) {
        return example("/expert", "vehiculeAbandonne")
                .put("referenceFacture", reference)
                .put("refPdfHonoraires", feeKey)
                .put("refPdfExpertise", reportKey);
    }

    private static ObjectNode example(String path, String name) {
        return (ObjectNode) CONTRACT.operation("PUT", path)
                .flatMap(Operation::requestBody)
                .orElseThrow()
                .at("/content/application~1json/examples/" + name + "/value")
                .deepCopy();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** A problem's status and the last word of its type. */
    public static String problem(HttpResponse<String> response) {
        String type = json(response).required("type").asString();
        return response.statusCode() + " " + type.substring(type.lastIndexOf(':') + 1);
    }

    /** A problem's faults, each as pointer and code. */
    public static List<String> faults(HttpResponse<String> response) {
        return json(response)
                .required("errors")
                .valueStream()
                .map(fault -> fault.required("pointer").asString()
                        + ' '
                        + fault.required("code").asString())
                .collect(Collectors.toList());
    }

    @Override
    public void close() {
        context.close();
    }

    /** The account's token, as good as any at what the stub's clock says: another one when that is moved. */
    public String token(String credentials) throws IOException, InterruptedException {
        String account = credentials + bean(StubClock.class).instant();
        String known = tokens.get(account);
        if (known != null) {
            return known;
        }
        String scope = credentials.startsWith("expert") ? "/expert /expert/upload" : "/reparateur /reparateur/upload";
        HttpResponse<String> response = send(to("/token")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8))));
        String token = json(response).required("access_token").asString();
        tokens.put(account, token);
        return token;
    }
}
