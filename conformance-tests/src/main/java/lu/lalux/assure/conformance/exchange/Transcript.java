package lu.lalux.assure.conformance.exchange;

import lu.lalux.assure.conformance.exchange.transfer.Transfer;

/** Writes exchanges for people: as they went over the wire, and as a curl line that repeats them. Never a secret. */
public final class Transcript {

    private static final int MOST = 1_500;
    private static final int LONGEST_ARGUMENT = 4_000;

    private final Redaction redaction;

    /**
     * @param redaction what must not be seen
     */
    public Transcript(Redaction redaction) {
        this.redaction = redaction;
    }

    /**
     * @param call a request
     * @return its lines
     */
    public String request(Call call) {
        StringBuilder text = new StringBuilder();
        text.append(call.method()).append(' ').append(call.uri()).append('\n');
        call.headers().forEach(header -> line(text, header));
        if (call.length() > 0) {
            text.append('\n')
                    .append(redaction.apply(call.text(call.length()), MOST))
                    .append('\n');
        }
        return redaction.apply(text.toString());
    }

    /**
     * @param answer a response
     * @return its lines
     */
    public String response(Answer answer) {
        StringBuilder text = new StringBuilder();
        text.append("HTTP ").append(answer.status()).append('\n');
        answer.headers().forEach(header -> line(text, header));
        String body = answer.body();
        if (!body.isEmpty()) {
            text.append('\n').append(redaction.apply(body, MOST)).append('\n');
        }
        return redaction.apply(text.toString());
    }

    /**
     * @param call a request
     * @return a line for a shell that repeats it, with {@code $TOKEN}, {@code $BASIC} and {@code $SECRET} for what is
     *     secret
     */
    public String curl(Call call) {
        StringBuilder text = new StringBuilder();
        boolean compressed = call.transfer() == Transfer.GZIP;
        boolean piped = compressed || !call.isText();
        if (piped) {
            text.append("printf %b ").append(quote(call.octets())).append(compressed ? " | gzip | " : " | ");
        }
        text.append("curl -i -X ").append(call.method());
        call.headers().forEach(header -> text.append(" -H ").append(quote(header.name() + ": " + header.value())));
        if (call.length() > 0) {
            text.append(" --data-binary ").append(piped ? "@-" : quote(call.text(call.length())));
        }
        return text.append(' ').append(quote(call.uri().toString())).toString();
    }

    private static void line(StringBuilder text, Header header) {
        text.append(header.name()).append(": ").append(header.value()).append('\n');
    }

    /**
     * In double quotes, secrets taken out first, so that the shell puts those variables' values in, and nothing else.
     */
    private String quote(String text) {
        String escaped = redaction.apply(text, LONGEST_ARGUMENT).replaceAll("([\\\\\"`])", "\\\\$1");
        return '"' + escaped.replaceAll("\\$(?!(TOKEN|BASIC|SECRET|COOKIE|CSRF)\\b)", "\\\\\\$") + '"';
    }
}
