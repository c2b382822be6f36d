package lu.lalux.assure.conformance.judge.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.register.Text;

/** Writes exchanges for people: as they went over the wire, with their time and their connection. Never a secret. */
final class WireTranscript {

    private static final int MOST = 1_500;
    private static final int MOST_HEAD = 4_000;

    /** What a client writes may be shown on a terminal, which has its own ideas of these. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    private final Redaction redaction;
    private final Judgement judgement;

    WireTranscript(Redaction redaction, Judgement judgement) {
        this.redaction = redaction;
        this.judgement = judgement;
    }

    /** {@return where in the session it was, and how it went} */
    Text heading(Exchange exchange) {
        WireRequest request = exchange.request();
        String at = seconds(Duration.ofMillis(judgement.millis(exchange)));
        Text end = end(exchange);
        return new Text(
                "N° " + exchange.number() + ", à " + at + ", connexion " + request.connection() + ", demande "
                        + request.turn() + " : " + exchange.status() + end.fr(),
                "No. " + exchange.number() + ", at " + at + ", connection " + request.connection() + ", request "
                        + request.turn() + ": " + exchange.status() + end.en());
    }

    private static Text end(Exchange exchange) {
        String took = exchange.ended() == 0
                ? ""
                : seconds(Duration.ofNanos(exchange.ended() - exchange.request().began()));
        Text time = took.isEmpty() ? new Text("", "") : new Text(", après " + took, ", after " + took);
        Text manner = switch (exchange.answer().manner().end()) {
            case LOST ->
                new Text(", réponse perdue (connexion coupée avant elle)", ", answer lost (connection cut before it)");
            case HALF -> new Text(", réponse coupée au milieu", ", answer cut in the middle");
            case WHOLE -> new Text("", "");
        };
        Text early = exchange.early()
                ? new Text(", avant la fin de la demande", ", before the request's end")
                : new Text("", "");
        Text by = exchange.scenario().isEmpty()
                ? new Text("", "")
                : new Text(", voulue par " + exchange.scenario(), ", as " + exchange.scenario() + " has it");
        return new Text(time.fr() + manner.fr() + early.fr() + by.fr(), time.en() + manner.en() + early.en() + by.en());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
    }

    /** {@return the request's lines} */
    String request(Exchange exchange) {
        WireRequest request = exchange.request();
        String head = head(request.method() + " " + request.target(), request.headers());
        return clean(head, MOST_HEAD, exchange) + body(exchange);
    }

    private String body(Exchange exchange) {
        if (exchange.kind() == Kind.UPLOAD) {
            return exchange.brought()
                    .map(file -> "\n[" + clean(file.name(), MOST, exchange) + ", " + file.size() + " B, SHA-256 "
                            + (file.sha256().isEmpty() ? "-" : file.sha256()) + "]\n")
                    .orElse("");
        }
        return text(exchange.request().body(), exchange);
    }

    /** {@return the answer's lines, whether they all left or not} */
    String response(Exchange exchange) {
        WireAnswer answer = exchange.answer();
        return clean(head("HTTP " + answer.status(), answer.written()), MOST_HEAD, exchange)
                + text(answer.body(), exchange);
    }

    private String text(byte[] body, Exchange exchange) {
        return body.length == 0 ? "" : "\n" + clean(new String(body, StandardCharsets.UTF_8), MOST, exchange) + "\n";
    }

    private static String head(String first, List<Header> headers) {
        StringBuilder text = new StringBuilder(first).append('\n');
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append('\n'));
        return text.toString();
    }

    /** Its own token goes first, known or not; then all else that is secret; then it is cut. */
    private String clean(String text, int most, Exchange exchange) {
        String own = exchange.token().isEmpty() ? text : text.replace(exchange.token(), "$TOKEN");
        return visible(redaction.apply(own, most));
    }

    /**
     * @param text anything
     * @return it with what is not seen written by its code
     */
    static String visible(String text) {
        return UNSEEN.matcher(text.replace("\r\n", "\n"))
                .replaceAll(unseen -> String.format("\\\\u%04X", unseen.group().codePointAt(0)));
    }
}
