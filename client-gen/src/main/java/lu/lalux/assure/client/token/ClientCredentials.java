package lu.lalux.assure.client.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import lu.lalux.assure.client.http.Answer;
import lu.lalux.assure.client.http.Json;
import lu.lalux.assure.client.http.Sender;
import lu.lalux.assure.client.model.Jeton;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.token.KeptTokens.Held;
import org.jspecify.annotations.Nullable;

/** The client credentials grant (RFC 6749, section 4.4; contract, {@code POST /token}). */
public final class ClientCredentials implements KeptTokens.Source {

    private static final String OPERATION = "POST /token";

    private final Sender sender;
    private final Json json;
    private final URI endpoint;
    private final Clock clock;
    private volatile @Nullable String authorization;

    public ClientCredentials(Sender sender, Json json, URI endpoint, Clock clock, String id, String secret) {
        this.sender = sender;
        this.json = json;
        this.endpoint = endpoint;
        this.clock = clock;
        this.authorization = basic(id, secret);
    }

    @Override
    public Held fetch(Fonction fonction) {
        String header = authorization;
        if (header == null) {
            throw new IllegalStateException("This client is closed");
        }
        Instant asked = clock.instant();
        String form = "grant_type=client_credentials&scope=" + URLEncoder.encode(fonction.scopes(), UTF_8);
        Answer answer = sender.send(
                OPERATION,
                HttpRequest.newBuilder(endpoint)
                        .header("Authorization", header)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json, application/problem+json")
                        .POST(BodyPublishers.ofString(form, US_ASCII)));
        if (answer.status() != 200) {
            throw json.tokenRefusal(OPERATION, answer);
        }
        Jeton token = json.read(OPERATION, answer, Jeton.class);
        if (!Bearer.isToken(token.getAccessToken())
                || !Bearer.isType(token.getTokenType())
                || token.getExpiresIn() == null
                || token.getExpiresIn() < 0) {
            throw AssureException.unreadable(OPERATION, answer.status(), "no bearer token with a lifetime");
        }
        return Held.of(token.getAccessToken(), asked, Duration.ofSeconds(token.getExpiresIn()));
    }

    @Override
    public void forget() {
        authorization = null;
    }

    /** RFC 6749, section 2.3.1: identifier and secret are each encoded as in a form first. */
    private static String basic(String id, String secret) {
        String pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(US_ASCII));
    }
}
