package lu.lalux.assure.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The few calls that are made before and between measurements. */
public final class Api {

    /** The sandbox's published client. */
    public static final String CREDENTIALS = "Basic "
            + Base64.getEncoder()
                    .encodeToString("garage-demo:garage-demo-secret-7Qm2vX9sLr4TbK1e".getBytes(StandardCharsets.UTF_8));

    /** Of a request for a token. */
    public static final String TOKEN_FORM =
            "grant_type=client_credentials&scope=%2Freparateur%20%2Freparateur%2Fupload";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Api() {}

    /** Whether the server issues a token: with that it has its settings, its database and its keys. */
    public static boolean issuesToken(int port) throws InterruptedException {
        try {
            return requestToken(port).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether it accepts that settlement. */
    public static boolean accepts(int port, String settlement) throws InterruptedException {
        try {
            return put(port, "/reparateur", "any", settlement).statusCode() == 202;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A token of the sandbox. */
    public static String token(int port) throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(requestToken(port).body())
                .required("access_token")
                .stringValue();
    }

    /** Uploads so many small files. */
    public static List<String> upload(int port, String token, int files) throws IOException, InterruptedException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            String content = Base64.getEncoder().encodeToString(("Facture " + i).getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = put(
                    port,
                    "/reparateur/upload",
                    token,
                    "{\"fileNameWithExtension\":\"facture.pdf\",\"file\":\"" + content + "\"}");
            keys.add(JsonMapper.shared().readTree(answer.body()).required("key").stringValue());
        }
        return keys;
    }

    /** How many exchanges the sandbox's journal has counted of that sort, {@code pris} or {@code perdu}. */
    public static long journalled(int port, String sort) throws IOException, InterruptedException {
        String metrics = HTTP.send(to(port, "/exploitation/metriques").GET().build(), BodyHandlers.ofString())
                .body();
        String counter = "assure_journal_total{sort=\"" + sort + "\"}";
        return metrics.lines()
                .filter(line -> line.startsWith(counter))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(counter.length())))
                .findFirst()
                .orElseThrow(() -> new IOException("No " + counter + " among the sandbox's metrics"));
    }

    private static HttpResponse<String> requestToken(int port) throws IOException, InterruptedException {
        return HTTP.send(
                to(port, "/token")
                        .header("Authorization", CREDENTIALS)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(TOKEN_FORM))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> put(int port, String path, String token, String json)
            throws IOException, InterruptedException {
        return HTTP.send(
                to(port, path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }
}
