package lu.lalux.assure.conformance.judge.trial.right;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.HttpTrait;
import lu.lalux.assure.conformance.judge.trial.transport.JdkTransport;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;

/** How a client speaks HTTP. */
final class SpeechVariants {

    private final List<RightClient> all = new ArrayList<>();

    private SpeechVariants() {}

    static List<RightClient> all() {
        return new SpeechVariants().made();
    }

    private List<RightClient> made() {
        for (HttpTrait trait : List.of(
                HttpTrait.CLOSES_EACH,
                HttpTrait.SMALL_LETTERS,
                HttpTrait.CAPITAL_LETTERS,
                HttpTrait.ABSOLUTE_TARGETS,
                HttpTrait.CHUNKED_BODIES,
                HttpTrait.EXPECTS_CONTINUE,
                HttpTrait.OFFERS_HTTP2,
                HttpTrait.IN_PIECES)) {
            add(trait.name().toLowerCase(Locale.ROOT).replace('_', '-'), ways -> ways.http(trait));
        }
        add("chunked-and-expecting", ways -> ways.http(HttpTrait.CHUNKED_BODIES, HttpTrait.EXPECTS_CONTINUE));
        add("slow-bodies-at-once", ways -> ways.threads(8).http(HttpTrait.SLOW_BODIES));
        add("java-http2", ways -> ways.over(settings -> new JdkTransport(settings.secure(), Version.HTTP_2)));
        add("java-http1", ways -> ways.over(settings -> new JdkTransport(settings.secure(), Version.HTTP_1_1)));
        all.add(RightClient.repairer("right.tls", ways -> {}).overTls());
        all.add(RightClient.person("right.person.tls", ways -> {}).overTls());
        all.add(RightClient.repairer(
                        "right.java-tls",
                        ways -> ways.over(settings -> new JdkTransport(settings.secure(), Version.HTTP_2)))
                .overTls());
        all.add(RightClient.person("right.person.page", ways -> ways.fromPage("http://localhost:3000")));
        header("no-accept", request -> request.without("Accept"));
        header("any-accept", request -> request.with("Accept", "*/*"));
        header("english", request -> request.with("Accept-Language", "en-GB,en;q=0.8"));
        header("no-agent", request -> request.without("User-Agent"));
        header(
                "charset",
                request -> request.header("Content-Type")
                        .filter("application/json"::equals)
                        .map(type -> request.with("Content-Type", "application/json; charset=utf-8"))
                        .orElse(request));
        header(
                "capital-charset",
                request -> request.header("Content-Type")
                        .filter("application/json"::equals)
                        .map(type -> request.with("Content-Type", "Application/JSON;charset=\"UTF-8\""))
                        .orElse(request));
        header(
                "schemes-in-small-letters",
                request -> request.header("Authorization")
                        .map(value -> request.with(
                                "Authorization",
                                value.replaceFirst("^Bearer ", "bearer ").replaceFirst("^Basic ", "basic ")))
                        .orElse(request));
        header("path-coded", request -> request.to(request.target().replace("/r", "/%72")));
        header(
                "bodies-coded",
                request -> request.header("Content-Type")
                        .filter("application/json"::equals)
                        .map(type -> request.with("Content-Encoding", "gzip").saying(coded(request.body())))
                        .orElse(request));
        header("headers-backwards", request -> {
            List<Header> headers = new ArrayList<>(request.headers());
            Collections.reverse(headers);
            return new Outgoing(request.method(), request.server(), request.target(), headers, request.body());
        });
        header(
                "headers-of-a-browser",
                request -> request.with("Accept-Encoding", "gzip, deflate")
                        .with("Cache-Control", "no-cache")
                        .with("Pragma", "no-cache")
                        .with("X-Request-Id", "7d1f")
                        .with("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        add(
                "form-backwards",
                ways -> ways.sends((step, request) -> step.kind() == Kind.TOKEN
                        ? request.saying(
                                String.join("&", reversed(request.text().split("&"))))
                        : request));
        add(
                "scopes-backwards",
                ways -> ways.sends((step, request) -> step.kind() == Kind.TOKEN
                        ? request.saying("grant_type=client_credentials&scope=%2Freparateur%2Fupload%20%2Freparateur")
                        : request));
        add(
                "secret-in-full",
                ways -> ways.sends((step, request) -> step.kind() == Kind.TOKEN
                        ? request.with(
                                "Authorization",
                                SecretForms.inFull(
                                        request.header("Authorization").orElseThrow()))
                        : request));
        return all;
    }

    private static byte[] coded(byte[] body) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (GZIPOutputStream coding = new GZIPOutputStream(coded)) {
            coding.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    private static List<String> reversed(String... parts) {
        List<String> reversed = new ArrayList<>(List.of(parts));
        Collections.reverse(reversed);
        return reversed;
    }

    private void header(String name, UnaryOperator<Outgoing> change) {
        add(name, ways -> ways.sends((step, request) -> change.apply(request)));
    }

    private void add(String name, Consumer<Ways> change) {
        all.add(RightClient.repairer("right." + name, change));
    }
}
