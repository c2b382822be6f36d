package lu.lalux.assure.conformance.judge.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.serve.session.AlarmLine;
import lu.lalux.assure.conformance.judge.serve.session.SessionLimits;

/** Judges for many, on terms of a test's own. */
final class Judges {

    static final Tempo QUICK = new Tempo(0.02);
    static final SessionLimits USUAL =
            new SessionLimits(50, 100, Duration.ofMinutes(10), Duration.ofMinutes(5), SessionLimits.BYTES);

    final List<String> faults = new CopyOnWriteArrayList<>();

    JudgeService open(Path data) throws Exception {
        return open(data, USUAL, Optional.empty());
    }

    JudgeService open(Path data, SessionLimits limits, Optional<String> openingKey) throws Exception {
        return open(data, limits, openingKey, Optional.empty(), Optional.empty());
    }

    /** Under two names that this machine does not have: requests are sent to it with them all the same. */
    JudgeService named(Path data, String tokens, String functions) throws Exception {
        return JudgeService.open(
                new ServeTerms(
                        data,
                        0,
                        Optional.empty(),
                        Optional.of(URI.create(tokens)),
                        Optional.of(URI.create(functions)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Period.ofDays(30),
                        USUAL,
                        QUICK),
                this::raise);
    }

    JudgeService secure(Path data, SSLContext tls, Optional<String> certificate) throws Exception {
        return open(data, USUAL, Optional.empty(), Optional.of(tls), certificate);
    }

    private JudgeService open(
            Path data,
            SessionLimits limits,
            Optional<String> openingKey,
            Optional<SSLContext> tls,
            Optional<String> certificate)
            throws Exception {
        return JudgeService.open(
                new ServeTerms(
                        data,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        tls,
                        certificate,
                        openingKey,
                        Optional.empty(),
                        Period.ofDays(30),
                        limits,
                        QUICK),
                this::raise);
    }

    void raise(String where, Throwable fault) {
        faults.add(AlarmLine.of(Instant.now(), where, fault));
    }

    static HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> token(JudgeService judge, String authorization, String scope) throws Exception {
        return sent(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + judge.port() + "/token"))
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + scope.replace("/", "%2F"))));
    }

    /** Something of a session's, whatever its answer is. */
    static void knock(JudgeService judge, Vendor vendor) throws Exception {
        token(judge, new Credentials(vendor.access().usual().name(), "wrong").userBasic(), "/reparateur");
    }

    static URI at(JudgeService judge) {
        return URI.create("http://localhost:" + judge.port());
    }
}
