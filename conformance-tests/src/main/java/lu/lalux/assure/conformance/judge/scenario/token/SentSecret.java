package lu.lalux.assure.conformance.judge.scenario.token;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.Credentials;
import lu.lalux.assure.conformance.exchange.InBase64;
import lu.lalux.assure.conformance.judge.evidence.Exchange;

/**
 * A name and a secret as a client wrote them into HTTP Basic.
 *
 * @param name as written, before any decoding
 * @param secret as written, before any decoding
 */
record SentSecret(String name, String secret) {

    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    /**
     * @param exchange any
     * @return what its HTTP Basic has
     */
    static Optional<SentSecret> of(Exchange exchange) {
        return exchange.request().header("Authorization").flatMap(SentSecret::read);
    }

    /**
     * @param value of a header
     * @return what it has, if it is HTTP Basic
     */
    static Optional<SentSecret> read(String value) {
        return value.regionMatches(true, 0, "Basic ", 0, 6)
                ? pair(value.substring(6).strip())
                : Optional.empty();
    }

    private static Optional<SentSecret> pair(String encoded) {
        try {
            String[] parts = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8).split(":", 2);
            return parts.length < 2 ? Optional.empty() : Optional.of(new SentSecret(parts[0], parts[1]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@return whether it is encoded as a form first, in whatever way, RFC 6749 section 2.3.1} */
    boolean isFormOf(Credentials credentials) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8).equals(credentials.name())
                    && URLDecoder.decode(secret, StandardCharsets.UTF_8).equals(credentials.secret());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@return whether it is this secret, in whatever encoding} */
    boolean isAnyFormOf(Credentials credentials) {
        return isWithin(secret, credentials);
    }

    /**
     * {@return whether a text has this secret, as it is, with any of its letters as {@code %hh}, or in Base64, as HTTP Basic writes it}
     */
    static boolean isWithin(String text, Credentials credentials) {
        String core = credentials.core();
        return text.contains(core)
                || InBase64.forms(core).stream().anyMatch(text::contains)
                || text.indexOf('%') >= 0
                        && ESCAPE.matcher(text)
                                .replaceAll(found -> Matcher.quoteReplacement(
                                        String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                                .contains(core);
    }
}
