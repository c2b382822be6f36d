package lu.lalux.assure.conformance.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.syntax.HtmlInputs;

/**
 * Learns the secrets of each exchange before anything else sees it: the credentials that are sent, the tokens, session
 * cookies and anti-forgery values that come back. What is learned is taken out of every output, wherever a server
 * repeats it.
 */
public final class Attentive implements Sender {

    private static final int SHORTEST = 8;
    private static final Pattern TOKEN =
            Pattern.compile("(?i)access_?token[\"']?\\s*[:=]\\s*[\"']?([^\"'&\\s<>]+)", Pattern.CASE_INSENSITIVE);

    private final Sender sender;
    private final Redaction redaction;

    /** What stood in {@code Authorization} and is known: a run sends each many times. */
    private final Set<String> credentials = ConcurrentHashMap.newKeySet();

    /**
     * @param sender that really sends
     * @param redaction that learns
     */
    public Attentive(Sender sender, Redaction redaction) {
        this.sender = sender;
        this.redaction = redaction;
    }

    @Override
    public Exchange send(Call call) {
        call.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Authorization"))
                .map(Header::value)
                .filter(value -> !credentials.contains(value))
                .forEach(this::credentials);
        Exchange exchange = sender.send(call);
        learn(call, exchange.answer());
        return exchange;
    }

    private void credentials(String value) {
        String[] parts = value.strip().split("\\s+", 2);
        if (parts.length == 2 && parts[1].length() >= SHORTEST) {
            if (parts[0].toLowerCase(Locale.ROOT).equals("bearer")) {
                // Word by word: "Bearer Bearer x" must not teach that a token begins with its scheme, or no line that
                // is told afterwards would have the scheme.
                Stream.of(parts[1].split("\\s+"))
                        .filter(word -> word.length() >= SHORTEST)
                        .forEach(redaction::token);
            } else {
                redaction.basic(parts[1]);
                pair(parts[1]);
            }
        }
        // Last, so that whoever finds it here can rely on all of it.
        credentials.add(value);
    }

    /**
     * A secret that is nearly the right one betrays that one too: a server that repeats it, decoded, must not give it
     * away.
     */
    private void pair(String encoded) {
        try {
            String[] pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            if (pair.length == 2) {
                secret(pair[0], pair[1]);
                secret(
                        URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException e) {
            return; // no pair, or no form's encoding: it is known as it was sent
        }
    }

    private void secret(String account, String secret) {
        if (secret.length() >= SHORTEST) {
            redaction.secret(account, secret);
        }
    }

    private void learn(Call call, Answer answer) {
        answer.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Set-Cookie"))
                .map(header -> header.value().split(";", 2)[0].split("=", 2))
                .filter(cookie -> cookie.length == 2 && cookie[1].length() >= SHORTEST)
                .forEach(cookie -> redaction.cookie(cookie[1]));
        answer.header("Location").ifPresent(this::tokens);
        tokens(answer.body());
        if (answer.body().toLowerCase(Locale.ROOT).contains("<input")) {
            inputs(call, answer.body());
        }
    }

    /**
     * As a browser sends them, and as the page writes them. What the request said, an address for one, is no secret.
     */
    private void inputs(Call call, String page) {
        String said = URLDecoder.decode(String.valueOf(call.uri().getRawQuery()), StandardCharsets.UTF_8);
        HtmlInputs.values(page).forEach((value, written) -> {
            if (value.length() >= SHORTEST && !said.contains(value)) {
                redaction.antiForgery(value);
                redaction.antiForgery(written);
            }
        });
    }

    private void tokens(String text) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            if (token.group(1).length() >= SHORTEST) {
                redaction.token(token.group(1));
            }
        }
    }
}
