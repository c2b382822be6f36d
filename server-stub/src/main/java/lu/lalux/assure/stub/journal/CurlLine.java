package lu.lalux.assure.stub.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lu.lalux.assure.stub.journal.store.TakenExchange;

/**
 * The same request, to be sent from a shell (POSIX, of 2024 where control characters were sent): what was taken out of
 * it is a variable of the shell's, and a file's request is a file beside.
 */
public final class CurlLine {

    /** What curl writes itself, and what would say how another program was connected. */
    private static final Set<String> LEFT_OUT = Set.of(
            "host",
            "content-length",
            "connection",
            "user-agent",
            "transfer-encoding",
            "expect",
            "accept-encoding",
            "upgrade",
            "http2-settings",
            "cookie",
            "authorization",
            "forwarded");

    private static final String FORWARDED = "x-forwarded-";
    private static final String UPLOAD = "@depot.json";

    private CurlLine() {}

    /**
     * The line.
     *
     * @param server its address, without a path
     */
    public static String of(TakenExchange exchange, String server) {
        StringBuilder line = new StringBuilder("curl -i");
        if (!exchange.method().equals("GET")) {
            line.append(" -X ").append(exchange.method());
        }
        line.append(' ').append(quoted(server + exchange.target()));
        List<String> headers = exchange.request().headers();
        for (int i = 0; i < headers.size(); i += 2) {
            append(headers.get(i), headers.get(i + 1), line);
        }
        String body = exchange.request().body();
        if (exchange.file() != null || body == null && exchange.request().bytes() > 0) {
            line.append(" --data-binary ").append(UPLOAD);
        } else if (body != null && !body.isEmpty()) {
            // Of "--data-binary" a text that begins with @ would be the name of a file.
            line.append(" --data-raw ").append(quoted(body));
        }
        return line.toString();
    }

    private static void append(String name, String value, StringBuilder line) {
        String key = name.toLowerCase(Locale.ROOT);
        if (key.equals("authorization")) {
            line.append(credentials(value));
        } else if (!LEFT_OUT.contains(key) && !key.startsWith(FORWARDED)) {
            line.append(" -H ").append(quoted(name + ": " + value));
        }
    }

    /** Between double quotes the shell puts a variable's value in its place. */
    private static String credentials(String value) {
        if (value.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return " -H \"Authorization: Bearer $JETON\"";
        }
        return value.regionMatches(true, 0, "Basic ", 0, 6)
                ? " -u \"$IDENTIFIANT:$SECRET\""
                : " -H \"Authorization: $IDENTIFIANT/$SECRET\"";
    }

    /** Within these quotes a shell leaves everything as it is, but the quote itself. */
    private static String quoted(String text) {
        return text.codePoints().anyMatch(CurlLine::isObeyed)
                ? "$'" + escaped(text) + "'"
                : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Within those, what is escaped stands for something else, and a terminal does not get to see it. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isObeyed(character)) {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append("\\%03o".formatted(octet & 0xff));
                }
            } else {
                escaped.append(character == '\'' || character == '\\' ? "\\" : "")
                        .appendCodePoint(character);
            }
        });
        return escaped.toString();
    }

    /**
     * By a terminal: what has no picture, such as what begins a command to it, or what turns the direction of writing.
     */
    private static boolean isObeyed(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character != '\n' && character != '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
