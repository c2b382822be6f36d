package lu.lalux.assure.conformance.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.exchange.syntax.Substitutions;
import lu.lalux.assure.conformance.exchange.syntax.WholeText;

/**
 * Takes secrets and tokens out of everything that is printed or written: those that are known, wherever they stand, and
 * whatever stands where a secret is usual.
 */
public final class Redaction {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)(authorization\"?\\s*:\\s*\"?)(basic|bearer)[ \\t]+[^\\s\"']+");
    private static final Pattern TOKEN = Pattern.compile("(?i)(access_?token(?:\"\\s*:\\s*\"|=))[^\"&\\s]+");
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)((?:password|client_secret|_csrf)(?:\"\\s*:\\s*\"|=))[^\"&\\s]+");

    /** A name ends where another header begins, so that no character of a long body is looked at for many of them. */
    private static final Pattern COOKIE =
            Pattern.compile("(?i)((?:set-cookie|cookie):\\s*+(?:[^=\\s:]|(?<!cookie):)++=)[^;\\s]+");

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** Those whose forms are known: a run sends each of them many times. */
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();

    /** The same, made when it is first needed after a change: a run learns far more often than it prints. */
    private Substitutions substitutions;

    /**
     * @param secret a client secret or a password, of which nothing may be shown, in any of the forms in which it
     *     travels
     * @param account the client or the person that it belongs to
     */
    public void secret(String account, String secret) {
        inEachForm(secret, "$SECRET");
        inBase64(secret, "$SECRET");
        inBase64(account + ":" + secret, "$BASIC");
        inBase64(encode(account) + ":" + encode(secret), "$BASIC");
    }

    /**
     * @param token an access token
     */
    public void token(String token) {
        if (!tokens.contains(token)) {
            inEachForm(token, "$TOKEN");
            inBase64(token, "$TOKEN");
            // Last, so that whoever finds it here can rely on all of them.
            tokens.add(token);
        }
    }

    /** What stood after another scheme than {@code Bearer}: an encoded pair, or whatever a test put there. */
    void basic(String credentials) {
        if (!known.containsKey(credentials)) {
            inEachForm(credentials, "$BASIC");
        }
    }

    /**
     * @param value of a session cookie
     */
    public void cookie(String value) {
        inEachForm(value, "$COOKIE");
    }

    /**
     * @param value that a form must bring back
     */
    public void antiForgery(String value) {
        inEachForm(value, "$CSRF");
    }

    private void inEachForm(String value, String shown) {
        know(value, shown);
        String encoded = encode(value);
        know(encoded, shown);
        know(encoded.replace("+", "%20"), shown);
        know(ESCAPE.matcher(encoded).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT)), shown);
        know(value.replace("\\", "\\\\").replace("\"", "\\\""), shown);
        know(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"), shown);
        String html = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        know(html, shown);
        know(html.replace("\"", "&quot;"), shown);
        know(html.replace("\"", "&#34;").replace("'", "&#39;"), shown);
    }

    private void inBase64(String value, String shown) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        know(Base64.getEncoder().encodeToString(bytes), shown);
        know(Base64.getEncoder().withoutPadding().encodeToString(bytes), shown);
        know(Base64.getUrlEncoder().encodeToString(bytes), shown);
        know(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), shown);
        know(encode(Base64.getEncoder().encodeToString(bytes)), shown);
    }

    private void know(String value, String shown) {
        if (value.length() >= Substitutions.SHORTEST) {
            synchronized (known) {
                if (known.putIfAbsent(value, shown) == null) {
                    substitutions = null;
                }
            }
        }
    }

    private Substitutions substitutions() {
        synchronized (known) {
            if (substitutions == null) {
                substitutions = new Substitutions(known);
            }
            return substitutions;
        }
    }

    /**
     * @param text anything
     * @return the same without secrets, which can be written
     */
    public String apply(String text) {
        String clean = substitutions().in(WholeText.of(text));
        clean = AUTHORIZATION.matcher(clean).replaceAll(match -> {
            String shown = match.group(2).equalsIgnoreCase("basic") ? "\\$BASIC" : "\\$TOKEN";
            return Matcher.quoteReplacement(match.group(1) + match.group(2) + " ") + shown;
        });
        clean = TOKEN.matcher(clean).replaceAll("$1\\$TOKEN");
        clean = PASSWORD.matcher(clean).replaceAll("$1\\$SECRET");
        return COOKIE.matcher(clean).replaceAll("$1\\$COOKIE");
    }

    /**
     * For a text that is cut: secrets go first, so that no half of one is left at the end.
     *
     * @param text anything
     * @param most characters that a reader needs
     * @return the same without secrets, cut there
     */
    public String apply(String text, int most) {
        String clean = apply(text);
        return clean.length() > most ? WholeText.beginning(clean, most) + "…" : clean;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
