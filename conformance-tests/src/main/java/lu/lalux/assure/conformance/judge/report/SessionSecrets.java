package lu.lalux.assure.conformance.judge.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.syntax.HtmlInputs;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.worklist.Access;

/** Tells a redaction all that is secret in a session: a client that goes wrong may put it anywhere. */
public final class SessionSecrets {

    /** So many tokens are known wherever they stand; of a client that wants more, those that stand where tokens do. */
    private static final int MOST_TOKENS = 500;

    private static final Pattern TOKEN = Pattern.compile("access_token(?:\"\\s*:\\s*\"|=)([^\"&\\s]+)");
    private static final Pattern COOKIE = Pattern.compile("[^=;\\s]+=([^;\\s]+)");

    private SessionSecrets() {}

    /**
     * @param redaction that learns them; knowing them twice does no harm
     * @param access of the session
     * @param log of what came so far
     */
    public static void teach(Redaction redaction, Access access, ExchangeLog log) {
        for (Credentials credentials : access.all()) {
            redaction.secret(credentials.name(), credentials.secret());
            redaction.secret(credentials.name(), credentials.core());
        }
        Set<String> tokens = new LinkedHashSet<>();
        for (Exchange exchange : log.all()) {
            String answer = answer(exchange);
            if (tokens.size() < MOST_TOKENS) {
                Matcher given = TOKEN.matcher(answer);
                while (given.find()) {
                    tokens.add(given.group(1));
                }
                tokens.add(exchange.token());
            }
            if (exchange.kind() == Kind.SIGN_IN) {
                HtmlInputs.values(answer).forEach((value, written) -> {
                    redaction.antiForgery(value);
                    redaction.antiForgery(written);
                });
                cookies(redaction, exchange);
            }
        }
        tokens.forEach(redaction::token);
    }

    private static void cookies(Redaction redaction, Exchange exchange) {
        exchange.answer().headers().stream()
                .filter(header -> header.name().toLowerCase(Locale.ROOT).equals("set-cookie"))
                .map(header -> COOKIE.matcher(header.value()))
                .filter(Matcher::find)
                .forEach(cookie -> redaction.cookie(cookie.group(1)));
    }

    /** The body, and the address that a browser is sent to. */
    private static String answer(Exchange exchange) {
        boolean mayGive = exchange.kind() == Kind.TOKEN || exchange.kind() == Kind.SIGN_IN;
        return mayGive
                ? new String(exchange.answer().body(), StandardCharsets.UTF_8)
                        + String.join(
                                "\n",
                                exchange.answer().headers().stream()
                                        .map(header -> "\n" + header.value())
                                        .toList())
                : "";
    }
}
