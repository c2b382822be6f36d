package lu.lalux.assure.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One request and what came of it, for a log: no content, and in the place of every secret {@code ***}.
 *
 * @param method {@code PUT} or {@code POST}
 * @param address where it went
 * @param status the answer's HTTP status; 0 if there was none
 * @param duration how long it took
 * @param sent the request's headers
 * @param received the answer's headers
 */
public record Exchange(
        String method,
        URI address,
        int status,
        Duration duration,
        Map<String, List<String>> sent,
        Map<String, List<String>> received) {

    /**
     * Copies the headers.
     *
     * @param method {@code PUT} or {@code POST}
     * @param address where it went
     * @param status the answer's HTTP status
     * @param duration how long it took
     * @param sent the request's headers
     * @param received the answer's headers
     */
    public Exchange {
        sent = Map.copyOf(sent);
        received = Map.copyOf(received);
    }
}
