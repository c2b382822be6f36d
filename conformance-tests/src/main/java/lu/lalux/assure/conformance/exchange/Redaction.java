package lu.lalux.assure.conformance.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Takes secrets and tokens out of everything that is printed or written: those that are known, wherever they stand, and
 * whatever stands where a secret is usual.
 */
public final class Redaction {

    private static final Pattern AUTHORIZATION =
            Pattern.compile("(?i)(authorization\"?\\s*:\\s*\"?)(basic|bearer)\\s+[^\\s\"']+");
    private static final Pattern TOKEN = Pattern.compile("(?i)(access_?token(?:\"\\s*:\\s*\"|=))[^\"&\\s]+");
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)((?:password|client_secret|_csrf)(?:\"\\s*:\\s*\"|=))[^\"&\\s]+");
    private static final Pattern COOKIE = Pattern.compile("(?im)((?:set-cookie|cookie):\\s*[^=\\s]+=)[^;\\s]+");

    private final Map<String, String> known = new ConcurrentHashMap<>();

    /**
     * @param secret a client secret or a password, of which nothing may be shown, in any of the forms in which it travels
     * @param account the client or the person that it belongs to
     */
    public void secret(String account, String secret) {
        know(secret, "$SECRET");
        know(encode(secret), "$SECRET");
        String pair = account + ":" + secret;
        know(base64(pair), "$BASIC");
        know(base64(encode(account) + ":" + encode(secret)), "$BASIC");
    }

    /**
     * @param token an access token
     */
    public void token(String token) {
        know(token, "$TOKEN");
        know(encode(token), "$TOKEN");
    }

    private void know(String value, String shown) {
        // What is shorter would blot out half of any text.
        if (value.length() >= 4) {
            known.put(value, shown);
        }
    }

    /**
     * @param text anything
     * @return the same without secrets
     */
    public String apply(String text) {
        String clean = text;
        for (Map.Entry<String, String> secret : known.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<String, String> e) -> e.getKey().length())
                        .reversed())
                .toList()) {
            clean = clean.replace(secret.getKey(), secret.getValue());
        }
        clean = AUTHORIZATION.matcher(clean).replaceAll(match -> {
            String shown = match.group(2).equalsIgnoreCase("basic") ? "\\$BASIC" : "\\$TOKEN";
            return java.util.regex.Matcher.quoteReplacement(match.group(1) + match.group(2) + " ") + shown;
        });
        clean = TOKEN.matcher(clean).replaceAll("$1\\$TOKEN");
        clean = PASSWORD.matcher(clean).replaceAll("$1\\$SECRET");
        return COOKIE.matcher(clean).replaceAll("$1\\$COOKIE");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
