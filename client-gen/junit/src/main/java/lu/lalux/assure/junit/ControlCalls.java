package lu.lalux.assure.junit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.junit.program.Json;

/** Calls the sandbox's controls, {@code openapi/bac-a-sable.yaml}, for all accounts. */
final class ControlCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI sandbox;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            // It is on this machine, whatever the tests' own proxy.
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(PATIENCE)
            .build();

    ControlCalls(URI sandbox) {
        this.sandbox = sandbox;
    }

    Map<String, Object> get(String control, Map<String, ?> parameters) {
        return call("GET", control, parameters);
    }

    Map<String, Object> put(String control, Map<String, ?> parameters) {
        return call("PUT", control, parameters);
    }

    Map<String, Object> delete(String control) {
        return call("DELETE", control, Map.of());
    }

    private Map<String, Object> call(String method, String control, Map<String, ?> parameters) {
        String query = parameters.entrySet().stream()
                .map(one ->
                        one.getKey() + "=" + URLEncoder.encode(one.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI address = sandbox.resolve("/bac-a-sable/" + control + (query.isEmpty() ? "" : "?" + query));
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new IllegalArgumentException(
                        method + " " + address + " : " + answer.statusCode() + " " + answer.body());
            }
            return Json.object(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + address + " : " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
