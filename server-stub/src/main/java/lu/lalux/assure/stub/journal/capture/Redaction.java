package lu.lalux.assure.stub.journal.capture;

import java.io.StringWriter;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The texts of one exchange without its secrets: by the names under which they stand ({@link SecretNames}), and by
 * their values wherever they stand ({@link KnownSecrets}). Mostly there is none, and a text is answered as it is.
 *
 * <p>One exchange is cleaned by one of these, and once more when that showed a secret that was not known before: it may
 * stand in what was cleaned already ({@link #learned}).
 */
final class Redaction {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * In what is neither JSON nor a form, or is broken: a name and what divides it from its value. A name begins where
     * a word does, and nothing of it is given back: otherwise a long word that is no name would be read again from each
     * of its letters.
     */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.%\\\\-])([\\w.%\\\\-]{2,}+)[\"']?\\s*+[:=]>?\\s*+");

    /** In what was percent-encoded by hand: what encodes nothing. */
    private static final Pattern ENCODES_NOTHING = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** In an address, who asks for it: a name, and mostly a password. */
    private static final Pattern USER = Pattern.compile("//[^/@\\s]*+@");

    private static final List<String> SCHEMES = List.of("Bearer ", "Basic ");

    private static final String QUOTES = "\"'";

    /** Around a quotation. */
    private static final Pattern MARKS = Pattern.compile("^\\\\*[\"']|\\\\*[\"']$");

    private static final String AFTER_WORD = " \t\r\n&,;}\"";

    private final KnownSecrets known = new KnownSecrets();

    /** @param authorization the request's header of that name */
    Redaction(@Nullable String authorization) {
        known.presentedBy(authorization);
    }

    /** How many secrets are known by now. */
    int learned() {
        return known.size();
    }

    /** A header's value. */
    String header(String name, String value) {
        if (SecretNames.has(name)) {
            return scheme(value) + KnownSecrets.MARK;
        }
        return KeptHeaders.has(name)
                ? USER.matcher(text(value)).replaceAll("//" + KnownSecrets.MARK + '@')
                : KnownSecrets.MARK;
    }

    /** Of credentials it may be told in which way they were given. */
    private static String scheme(String value) {
        return SCHEMES.stream()
                .filter(scheme -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .findFirst()
                .orElse("");
    }

    /** A query string, or a form as it was sent. */
    String form(String encoded) {
        if (!SecretNames.mayBeIn(encoded)) {
            return known.outOf(encoded);
        }
        return known.outOf(Stream.of(encoded.split("&", -1)).map(this::pair).collect(Collectors.joining("&")));
    }

    private String pair(String encoded) {
        int equals = encoded.indexOf('=');
        if (equals < 0) {
            return part(encoded);
        }
        String name = encoded.substring(0, equals);
        String value = encoded.substring(equals + 1);
        boolean file = SecretNames.isFile(decoded(name));
        if (file || SecretNames.has(decoded(name))) {
            if (!file) {
                known.add(decoded(value));
            }
            return name + '=' + KnownSecrets.MARK;
        }
        return part(name) + '=' + part(value);
    }

    /** A name or a value: as it was sent, unless something is hidden in what it says. */
    private String part(String encoded) {
        String plain = decoded(encoded);
        String left = text(plain);
        return left.equals(plain) ? encoded : URLEncoder.encode(left, StandardCharsets.UTF_8);
    }

    /** JSON as it was sent, or what was meant to be JSON. */
    String json(String text) {
        if (!SecretNames.mayBeIn(text)) {
            return known.outOf(text);
        }
        try {
            return copied(text);
        } catch (JacksonException broken) {
            return named(text);
        }
    }

    /** Any other text. */
    String text(String text) {
        return SecretNames.mayBeIn(text) ? named(text) : known.outOf(text);
    }

    private static String decoded(String encoded) {
        return URLDecoder.decode(ENCODES_NOTHING.matcher(encoded).replaceAll("%25"), StandardCharsets.UTF_8);
    }

    /** Token by token, so that what is given twice stays so. */
    private String copied(String text) {
        StringWriter left = new StringWriter(text.length());
        try (JsonParser from = JSON.createParser(ObjectReadContext.empty(), text);
                JsonGenerator to = JSON.createGenerator(ObjectWriteContext.empty(), left)) {
            String name = "";
            for (JsonToken token = from.nextToken(); token != null; token = from.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    name = from.currentName();
                    to.writeName(known.outOf(name));
                } else if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY && SecretNames.has(name)) {
                    hide(from, token, to);
                    name = "";
                } else {
                    copy(from, token, name, to);
                    name = "";
                }
            }
        }
        return known.outOf(left.toString());
    }

    /** And learns all that stands there, at any depth. */
    private void hide(JsonParser from, JsonToken token, JsonGenerator to) {
        int depth = 0;
        for (JsonToken inside = token; inside != null; inside = from.nextToken()) {
            if (inside.isStructStart()) {
                depth++;
            } else if (inside.isStructEnd()) {
                depth--;
            } else if (inside == JsonToken.VALUE_STRING || inside.isNumeric()) {
                known.add(from.getString());
            }
            if (depth == 0) {
                break;
            }
        }
        to.writeString(KnownSecrets.MARK);
    }

    private void copy(JsonParser from, JsonToken token, String name, JsonGenerator to) {
        if (SecretNames.isFile(name) && token == JsonToken.VALUE_STRING) {
            String content = from.getString();
            to.writeStartObject();
            to.writeNumberProperty("caracteres", content.length());
            to.writeStringProperty("sha256", sha256(content));
            to.writeEndObject();
        } else if (SecretNames.isFile(name) && token.isStructStart()) {
            from.skipChildren();
            to.writeString(KnownSecrets.MARK);
        } else if (token.isNumeric()) {
            // As it was written: 1.50 is not 1.5 to whoever looks for a fault.
            to.writeNumber(from.getString());
        } else if (token == JsonToken.VALUE_STRING) {
            to.writeString(inside(from.getString()));
        } else {
            to.copyCurrentEvent(from);
        }
    }

    /** A string may hold JSON, in which strings may. */
    private String inside(String text) {
        return text.startsWith("{") || text.startsWith("[") ? json(text) : text(text);
    }

    private String named(String text) {
        Matcher name = NAME.matcher(text);
        StringBuilder left = new StringBuilder(text.length());
        int kept = 0;
        for (int from = 0; name.find(from); from = Math.max(name.end(), kept)) {
            int end = hides(decoded(name.group(1))) ? endOfValue(text, name.end()) : name.end();
            if (end > name.end()) {
                learn(name.group(1), text.substring(name.end(), end));
                left.append(text, kept, name.end()).append(KnownSecrets.MARK);
                kept = end;
            }
        }
        return withoutEncoded(known.outOf(left.append(text, kept, text.length()).toString()));
    }

    /** A secret may stand there percent-encoded. */
    private String withoutEncoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        String plain = decoded(text);
        String left = known.outOf(plain);
        return left.equals(plain) ? text : left;
    }

    /** Where what begins at an index ends: a quotation, whose marks a string in a string escapes, or a word. */
    private static int endOfValue(String text, int start) {
        int mark = start;
        while (mark < text.length() && text.charAt(mark) == '\\') {
            mark++;
        }
        boolean quoted = mark < text.length() && QUOTES.indexOf(text.charAt(mark)) >= 0;
        int end = quoted ? mark + 1 : start;
        while (end < text.length()
                && (quoted ? text.charAt(end) != text.charAt(mark) : AFTER_WORD.indexOf(text.charAt(end)) < 0)) {
            end += quoted && mark == start && text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(text.length(), quoted ? end + 1 : end);
    }

    /** The content of a file is long, and stands nowhere else. */
    private void learn(String name, String value) {
        if (!SecretNames.isFile(name)) {
            known.add(withoutQuotes(value));
        }
    }

    /** A name with a letter that is spelt by its number may be any. */
    private static boolean hides(String name) {
        return SecretNames.has(name) || SecretNames.isFile(name) || name.contains("\\u");
    }

    private static String withoutQuotes(String value) {
        return MARKS.matcher(value).replaceAll("");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
