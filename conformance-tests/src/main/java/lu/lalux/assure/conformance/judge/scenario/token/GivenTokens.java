package lu.lalux.assure.conformance.judge.scenario.token;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.exchange.InBase64;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ExchangeLog;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The tokens that were given in a session, each with the answer that gave it. */
public final class GivenTokens {

    /** So many characters of a token are nobody else's. */
    private static final int TELLING = 40;

    /** Of those letters that a token has, so many in a row are rare in what has none. */
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_-]{" + TELLING + ",}");

    private final Map<String, Exchange> givers;
    private final Map<String, String> beginnings = new HashMap<>();

    private GivenTokens(Map<String, Exchange> givers) {
        this.givers = Collections.unmodifiableMap(givers);
        for (String token : givers.keySet()) {
            String beginning = token.substring(0, Math.min(TELLING, token.length()));
            beginnings.put(beginning, token);
            InBase64.forms(beginning).stream()
                    .filter(form -> form.length() >= TELLING)
                    .forEach(form -> beginnings.put(form.substring(0, TELLING), token));
        }
    }

    /**
     * @param log of the session
     * @return all of them, in order
     */
    public static GivenTokens of(ExchangeLog log) {
        Map<String, Exchange> givers = new LinkedHashMap<>();
        for (Exchange exchange : log.all()) {
            in(exchange).ifPresent(token -> givers.put(token, exchange));
        }
        return new GivenTokens(givers);
    }

    /**
     * @param exchange any
     * @return the token that its answer gives
     */
    public static Optional<String> in(Exchange exchange) {
        return switch (exchange.kind()) {
            case TOKEN -> exchange.status() == 200 ? member(exchange.answer().body()) : Optional.empty();
            case SIGN_IN -> Fragment.of(exchange).flatMap(fragment -> fragment.value("access_token"));
            default -> Optional.empty();
        };
    }

    private static Optional<String> member(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body).path("access_token").asStringOpt();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** {@return all of them, in order} */
    public Set<String> all() {
        return givers.keySet();
    }

    /**
     * @param token to the letter
     * @return the answer that gave it
     */
    public Optional<Exchange> giver(String token) {
        return Optional.ofNullable(givers.get(token));
    }

    /**
     * @param text that may hold a token, or its beginning, as it is or in Base64
     * @return the token
     */
    public Optional<String> within(String text) {
        Matcher runs = RUN.matcher(text);
        while (runs.find()) {
            for (int at = runs.start(); at + TELLING <= runs.end(); at++) {
                String token = beginnings.get(text.substring(at, at + TELLING));
                if (token != null) {
                    return Optional.of(token);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * @param log of the session
     * @return the calls of functions, in order
     */
    public static List<Exchange> calls(ExchangeLog log) {
        return log.that(GivenTokens::isCall);
    }

    /**
     * @param exchange any
     * @return whether it is a call of a function
     */
    public static boolean isCall(Exchange exchange) {
        return exchange.kind() == Kind.UPLOAD || exchange.kind() == Kind.SETTLEMENT;
    }

    /**
     * @param exchange any
     * @return the values of {@code Authorization}
     */
    static List<String> authorizations(Exchange exchange) {
        return exchange.request().headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("Authorization"))
                .map(Header::value)
                .toList();
    }
}
