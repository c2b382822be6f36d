package lu.lalux.assure.client;

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
import java.util.EnumMap;
import java.util.Map;
import lu.lalux.assure.client.Transport.Answer;
import lu.lalux.assure.client.model.Jeton;

/**
 * The client credentials grant (RFC 6749, section 4.4; contract, {@code POST /token}): one token a function, kept until
 * shortly before it expires. Whoever finds it stale renews it while the others wait: one renewal at a time.
 */
final class ClientCredentials implements Tokens {

    private static final String OPERATION = "POST /token";

    /** A token is not used in the last minute of its life, or in the last tenth of a short one. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int SHORT_MARGIN = 10;

    private record Held(String token, Instant until) {}

    private static final class Slot {
        private Held held;
    }

    private final Sender sender;
    private final Json json;
    private final URI endpoint;
    private final Clock clock;
    private final Map<Fonction, Slot> slots = new EnumMap<>(Fonction.class);
    private volatile String authorization;

    ClientCredentials(Sender sender, Json json, URI endpoint, Clock clock, String id, String secret) {
        this.sender = sender;
        this.json = json;
        this.endpoint = endpoint;
        this.clock = clock;
        this.authorization = basic(id, secret);
        for (Fonction fonction : Fonction.values()) {
            slots.put(fonction, new Slot());
        }
    }

    @Override
    public String token(Fonction fonction) {
        Slot slot = slots.get(fonction);
        synchronized (slot) {
            if (slot.held == null || !clock.instant().isBefore(slot.held.until())) {
                slot.held = null;
                slot.held = fetch(fonction);
            }
            return slot.held.token();
        }
    }

    @Override
    public boolean refused(Fonction fonction, String token) {
        Slot slot = slots.get(fonction);
        synchronized (slot) {
            if (slot.held != null && slot.held.token().equals(token)) {
                slot.held = null;
            }
        }
        return true;
    }

    @Override
    public void forget() {
        authorization = null;
        slots.values().forEach(slot -> {
            synchronized (slot) {
                slot.held = null;
            }
        });
    }

    private Held fetch(Fonction fonction) {
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
        if (token.getAccessToken() == null || token.getExpiresIn() == null) {
            throw AssureException.unreadable(OPERATION, answer.status(), null);
        }
        Duration lifetime = Duration.ofSeconds(token.getExpiresIn());
        Duration tenth = lifetime.dividedBy(SHORT_MARGIN);
        Duration margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
        return new Held(token.getAccessToken(), asked.plus(lifetime).minus(margin));
    }

    /** RFC 6749, section 2.3.1: identifier and secret are each encoded as in a form first. */
    private static String basic(String id, String secret) {
        String pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(US_ASCII));
    }
}
