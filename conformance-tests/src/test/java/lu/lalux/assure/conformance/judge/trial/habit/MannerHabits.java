package lu.lalux.assure.conformance.judge.trial.habit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.RetryPolicy;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.HttpTrait;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;

/** What harms nobody much, or only the one who does it. */
final class MannerHabits {

    /** Fast enough, and slow enough to tell one wait from another. */
    private static final double WAITS = 1;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<Habit> all = new ArrayList<>();

    List<Habit> all() {
        add("agent.none", "agent", Spoil.calls(request -> request.without("User-Agent")));
        add("agent.library", "agent", Spoil.calls(request -> request.with("User-Agent", "Java/17.0.1")));
        add(
                "waits.constant",
                "attentes-croissantes",
                ways -> ways.tries(new RetryPolicy(4, SECOND, 1, 1, SECOND)),
                1,
                "incident.erreur-interne");
        add(
                "waits.none",
                "attentes-croissantes",
                ways -> ways.tries(new RetryPolicy(6, Duration.ZERO, 1, 1, SECOND)),
                1,
                "incident.erreur-interne");
        add("accept.none", "accept", Spoil.calls(request -> request.without("Accept")));
        add("accept.json-only", "accept", Spoil.calls(request -> request.with("Accept", "application/json")));
        add("language.none", "accept-language", Spoil.calls(request -> request.without("Accept-Language")));
        add("connection.each", "connexion-gardee", ways -> ways.http(HttpTrait.CLOSES_EACH), 16);
        add("parallel.many", "en-parallele", ways -> ways.threads(40).http(HttpTrait.SLOW_BODIES), 60);
        add(
                "expect.without-content",
                "expect",
                Spoil.requests(
                        Kind.SETTLEMENT,
                        request -> request.by("GET").saying(new byte[0]).with("Expect", "100-continue")));
        add(
                "head.too-long",
                "http",
                Spoil.requests(Kind.UPLOAD, request -> request.with("X-Trace", "a".repeat(70_000))));
        misdirected("slash", target -> target + "/");
        misdirected("twice", target -> "/" + target);
        misdirected("capital", target -> "/Reparateur");
        add(
                "path.cache-buster",
                "chemins",
                Spoil.calls(request -> request.to(request.target() + "?_=" + System.nanoTime())));
        all.add(Habit.of(
                        "manner.method.small-letters",
                        "reglement.bien-forme",
                        Spoil.requests(Kind.SETTLEMENT, request -> request.by("put")))
                .meantFor("manieres.chemins"));
        add("method.post", "chemins", Spoil.requests(Kind.SETTLEMENT, request -> request.by("POST")));
        add("method.patch", "chemins", Spoil.requests(Kind.UPLOAD, request -> request.by("PATCH")));
        add("secrets.token-printed", "secrets", ways -> ways.prints(exchange -> "jeton " + exchange.token()));
        add(
                "secrets.beginning-printed",
                "secrets",
                ways -> ways.prints(exchange -> exchange.token().isEmpty()
                        ? ""
                        : "jeton=" + exchange.token().substring(0, 24) + "..."));
        add(
                "secrets.token-printed-in-base64",
                "secrets",
                ways -> ways.prints(exchange -> inBase64("Authorization: Bearer " + exchange.token())));
        add(
                "secrets.secret-printed",
                "secrets",
                ways -> ways.prints(exchange -> exchange.request()
                        .header("Authorization")
                        .filter(value -> value.startsWith("Basic"))
                        .orElse("")));
        add("type.text", "type-de-contenu", Spoil.calls(request -> request.with("Content-Type", "text/plain")));
        add("type.none", "type-de-contenu", Spoil.calls(request -> request.without("Content-Type")));
        add(
                "type.latin1",
                "type-de-contenu",
                Spoil.calls(request -> request.with("Content-Type", "application/json; charset=ISO-8859-1")));
        add(
                "type.token-as-json",
                "type-de-contenu",
                Spoil.requests(Kind.TOKEN, request -> request.with("Content-Type", "application/json")));
        add("body.gzip", "corps-sans-codage", Spoil.calls(MannerHabits::gzip));
        add("success.twice", "succes-une-fois", ways -> ways.runs(2, false), 2);
        return all;
    }

    private static String inBase64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Outgoing gzip(Outgoing request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request.with("Content-Encoding", "gzip").saying(out.toByteArray());
    }

    private void misdirected(String name, UnaryOperator<String> change) {
        all.add(Habit.of(
                        "manner.path." + name,
                        "reglement.bien-forme",
                        Spoil.requests(Kind.SETTLEMENT, request -> request.to(change.apply(request.target()))))
                .meantFor("manieres.chemins"));
    }

    private void add(String name, String scenario, Consumer<Ways> change) {
        add(name, scenario, change, 1);
    }

    private void add(String name, String scenario, Consumer<Ways> change, int ordinary, String... plays) {
        Habit habit = Habit.of("manner." + name, "manieres." + scenario, change)
                .sending(ordinary)
                .playing(plays);
        all.add(name.startsWith("waits.") ? habit.at(WAITS) : habit);
    }
}
