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
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.junit.program.Json;

/** A client of the API that is as short as can be. */
final class Garage {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI tokens;
    private final URI functions;
    private final Credentials credentials;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Garage(URI tokens, URI functions, Credentials credentials) {
        this.tokens = tokens;
        this.functions = functions;
        this.credentials = credentials;
    }

    static Garage of(Sandbox sandbox) {
        return new Garage(sandbox.tokens(), sandbox.functions(), sandbox.credentials(Trade.REPARATEUR));
    }

    String token() throws IOException, InterruptedException {
        String basic = encoded(credentials.identifier()) + ":" + encoded(credentials.secret());
        HttpResponse<String> answer = send(HttpRequest.newBuilder(tokens.resolve("/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + encoded("/reparateur /reparateur/upload"))));
        return Json.text(Json.object(answer.body()), "access_token");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** {@return what the upload's answer says} */
    Map<String, Object> upload(String token, String name, byte[] content) throws IOException, InterruptedException {
        return Json.object(put(
                        token,
                        "/reparateur/upload",
                        Map.of(
                                "fileNameWithExtension",
                                name,
                                "file",
                                Base64.getEncoder().encodeToString(content)))
                .body());
    }

    /** {@return the status} */
    int settle(String token, Map<String, ?> fields) throws IOException, InterruptedException {
        return put(token, "/reparateur", fields).statusCode();
    }

    /** Token, upload and settlement. */
    int send(String provider, String reference, byte[] pdf) throws IOException, InterruptedException {
        String token = token();
        return settle(token, invoice(provider, reference, Json.text(upload(token, "facture.pdf", pdf), "key")));
    }

    static Map<String, String> invoice(String provider, String reference, String key) {
        return Map.ofEntries(
                Map.entry("idPrestataire", provider),
                Map.entry("referenceFacture", reference),
                Map.entry("dateFacture", "2026-03-05"),
                Map.entry("numeroSinistre", "S-2026-118"),
                Map.entry("referenceInterneLalux", "PEC-2026-5521"),
                Map.entry("immatriculationVehicule", "AB1234"),
                Map.entry("numeroChassisVehicule", "WVWZZZ1JZXW000001"),
                Map.entry("type", "F"),
                Map.entry("typeFacture", "REP"),
                Map.entry("factureHT", "1853.40"),
                Map.entry("factureTVA", "315.08"),
                Map.entry("factureTTC", "2168.48"),
                Map.entry("refPDFFacture", key));
    }

    private HttpResponse<String> put(String token, String path, Map<String, ?> fields)
            throws IOException, InterruptedException {
        String json = fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":"
                        + (field.getValue() instanceof String text
                                ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                                : field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        return send(HttpRequest.newBuilder(functions.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }
}
