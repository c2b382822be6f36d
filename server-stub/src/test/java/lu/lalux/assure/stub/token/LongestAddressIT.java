package lu.lalux.assure.stub.token;

import static lu.lalux.assure.stub.support.Sandbox.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The longest address that the contract allows: each parameter of {@code /authen} at its greatest length, in three
 * bytes a character.
 */
class LongestAddressIT {

    /** One that RFC 6749 allows in each of them (appendix A), and that an address has to encode. */
    private static final String THREE_BYTES = "{";

    @TempDir
    static Path folder;

    private static Sandbox sandbox;
    private static Map<String, Integer> lengths;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(folder);
        lengths = sandbox.bean(Contract.class)
                .at("/components/parameters")
                .valueStream()
                .filter(parameter -> parameter.path("schema").has("maxLength"))
                .collect(Collectors.toMap(
                        parameter -> parameter.get("name").asString(),
                        parameter -> parameter.at("/schema/maxLength").asInt()));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    @DisplayName("is read, and what is wrong with it is said as for any other")
    void read() throws Exception {
        assertThat(lengths).containsOnlyKeys("client_id", "redirect_uri", "scope", "state");
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("response_type", "token"));
        lengths.forEach((name, length) -> parameters.put(name, THREE_BYTES.repeat(length)));
        String query = query(parameters);
        assertThat(query).hasSizeGreaterThan(6_000);
        HttpResponse<String> refused = sandbox.send(sandbox.to("/authen?" + query)
                .header("Cookie", "a=" + "x".repeat(4_000))
                .GET());
        assertThat(problem(refused)).isEqualTo("400 autorisation-impossible");
        assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    @DisplayName("the longest state comes back in the answer's address")
    void state() throws Exception {
        String state = THREE_BYTES.repeat(lengths.get("state"));
        String address = "/authen?"
                + query(Map.of("response_type", "token", "client_id", "expert-app", "scope", "/expert", "state", state))
                + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback";
        String person = Base64.getEncoder()
                .encodeToString("expert-demo:expert-demo-motdepasse".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> redirection = HttpClient.newHttpClient()
                .send(
                        sandbox.to(address)
                                .header("Authorization", "Basic " + person)
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(redirection.statusCode()).isEqualTo(303);
        String location = redirection.headers().firstValue("Location").orElseThrow();
        assertThat(URLDecoder.decode(location, StandardCharsets.UTF_8))
                .contains("access_token=")
                .contains("state=" + state);
    }

    @Test
    @DisplayName("what is longer is refused without a word of it, and kept in no cache")
    void tooLong() throws Exception {
        String answer = sandbox.raw(("GET /authen?state=" + "x".repeat(70_000)
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(answer)
                .matches("(?s)HTTP/1.1 4(00|14|31).*")
                .contains("Cache-Control: no-store")
                .contains("Content-Type: application/problem+json")
                .doesNotContain("xxxx");
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + '=' + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
