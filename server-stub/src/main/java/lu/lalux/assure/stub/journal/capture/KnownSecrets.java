package lu.lalux.assure.stub.journal.capture;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Secrets by their values: those that an exchange presented, and whatever looks like one that this server issues. They
 * are taken out of any text, and so is the beginning of one, which is what a message quotes of it.
 */
final class KnownSecrets {

    /** What stands in a secret's place. */
    static final String MARK = "***";

    /** How each part of a token begins, a JSON object in Base64. */
    private static final String TOKEN = "eyJ";

    /** How each secret begins that the management interface makes. */
    private static final String PREFIX = "assure_";

    /** How a PDF file begins in Base64, which is nothing to keep either, wherever it was put. */
    private static final String PDF = "JVBERi0";

    /** So much of a secret is one, too: less is a word. */
    private static final int LEAST = 8;

    /** A shorter value would be found in words that are none. */
    private static final int SHORTEST = 4;

    /** Each is looked for in every text: of whoever sends more, no text is kept. */
    private static final int MOST = 100;

    private static final String BASIC = "Basic ";

    private final List<String> values = new ArrayList<>(2);

    /**
     * What the header {@code Authorization} presents: a token, or a secret in each of its spellings. A token of this
     * server's is known by its form.
     */
    void presentedBy(@Nullable String authorization) {
        if (authorization == null) {
            return;
        }
        int space = authorization.indexOf(' ');
        String credentials = authorization.substring(space + 1).strip();
        if (credentials.startsWith(TOKEN)) {
            return;
        }
        add(credentials);
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            addPassword(credentials);
        } else if (space < 0) {
            // T4: the identifier and the secret, bare.
            add(authorization.substring(authorization.indexOf('/') + 1));
        }
    }

    private void addPassword(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            String password = pair.substring(pair.indexOf(':') + 1);
            add(password);
            add(URLDecoder.decode(password, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64OrNotAForm) {
            // Then it is known only as it stands.
        }
    }

    /**
     * A value that stood where a secret stands. Its spellings in a form and in JSON are out then, too, and what follows
     * a prefix.
     */
    void add(String value) {
        if (values.size() <= MOST && value.length() >= SHORTEST && !value.equals(MARK)) {
            addOnce(value);
            addOnce(URLEncoder.encode(value, StandardCharsets.UTF_8));
            addOnce(value.replace("\\", "\\\\").replace("\"", "\\\""));
            if (value.startsWith(PREFIX)) {
                add(value.substring(PREFIX.length()));
            }
        }
    }

    private void addOnce(String value) {
        if (values.size() <= MOST && !values.contains(value)) {
            values.add(value);
        }
    }

    /** How many are known: what was cleaned before has to be cleaned again when there are more. */
    int size() {
        return values.size();
    }

    /** The text without any of them: itself, mostly. */
    String outOf(String text) {
        if (values.size() > MOST) {
            return text.isEmpty() ? text : MARK;
        }
        String left = text;
        left = withoutForm(left, TOKEN, KnownSecrets::isOfToken);
        left = withoutForm(left, PREFIX, KnownSecrets::isOfToken);
        left = withoutForm(left, PDF, KnownSecrets::isOfFile);
        for (String value : values) {
            left = withoutValue(left, value);
        }
        return left;
    }

    private static String withoutForm(String text, String form, Continues continues) {
        int start = text.indexOf(form);
        if (start < 0) {
            return text;
        }
        StringBuilder left = new StringBuilder(text.length());
        int kept = 0;
        while (start >= 0) {
            int end = end(start + form.length(), text.length(), index -> continues.at(text, index));
            if (end - start >= form.length() + LEAST) {
                left.append(text, kept, start).append(MARK);
                kept = end;
            }
            start = text.indexOf(form, Math.max(end, start + 1));
        }
        return left.append(text, kept, text.length()).toString();
    }

    private static String withoutValue(String text, String value) {
        String beginning = value.substring(0, Math.min(value.length(), LEAST));
        int found = text.indexOf(beginning);
        if (found < 0) {
            return text;
        }
        StringBuilder left = new StringBuilder(text.length());
        int kept = 0;
        while (found >= 0) {
            int start = found;
            int most = Math.min(text.length(), start + value.length());
            int end = end(start, most, index -> text.charAt(index) == value.charAt(index - start));
            left.append(text, kept, start).append(MARK);
            kept = end;
            found = text.indexOf(beginning, end);
        }
        return left.append(text, kept, text.length()).toString();
    }

    private static int end(int from, int most, IntPredicate continues) {
        int end = from;
        while (end < most && continues.test(end)) {
            end++;
        }
        return end;
    }

    /** Of that of Base64, as it stands in JSON or in a form, whose plus is read as a space, with its lines. */
    private static boolean isOfFile(String text, int index) {
        return isOfToken(text, index)
                || "+/=% \r\n".indexOf(text.charAt(index)) >= 0
                || text.charAt(index) == '\\'
                        && index + 1 < text.length()
                        && "/rn".indexOf(text.charAt(index + 1)) >= 0;
    }

    /** Whether what begins with a form goes on. */
    private interface Continues {
        boolean at(String text, int index);
    }

    /** Of the alphabet of Base64 for addresses, and what stands between a token's parts. */
    private static boolean isOfToken(String text, int index) {
        char character = text.charAt(index);
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || character == '-'
                || character == '_'
                || character == '.';
    }
}
