package lu.lalux.assure.client;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import lu.lalux.assure.client.http.Answer;
import lu.lalux.assure.client.http.Sender;
import lu.lalux.assure.client.http.Told;

/** Tells the application of every request that is sent, those that are sent again included, without its secrets. */
final class Observed implements Sender {

    private static final Set<String> SECRET =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "location");

    private final Sender sender;
    private final Consumer<Exchange> observer;

    Observed(Sender sender, Consumer<Exchange> observer) {
        this.sender = sender;
        this.observer = observer;
    }

    @Override
    public Answer send(String operation, HttpRequest.Builder request) {
        HttpRequest sent = request.copy().build();
        long start = System.nanoTime();
        Answer answer = null;
        try {
            answer = sender.send(operation, request);
            return answer;
        } finally {
            Exchange seen = new Exchange(
                    sent.method(),
                    sent.uri(),
                    answer == null ? 0 : answer.status(),
                    Duration.ofNanos(System.nanoTime() - start),
                    redacted(sent.headers()),
                    answer == null ? Map.of() : redacted(answer.headers()));
            Told.safely(() -> observer.accept(seen));
        }
    }

    private static Map<String, List<String>> redacted(HttpHeaders headers) {
        Map<String, List<String>> redacted = new TreeMap<>();
        headers.map()
                .forEach((name, values) ->
                        redacted.put(name, SECRET.contains(name.toLowerCase(Locale.ROOT)) ? List.of("***") : values));
        return redacted;
    }
}
