package lu.lalux.assure.conformance.judge.wire;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.register.Text;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * The head of a request. It is read strictly, line by line: a client that writes it wrong is not to be understood by
 * chance.
 *
 * @param method as written
 * @param target as written
 * @param minor of its version, HTTP/1.x
 * @param headers in their order, names as written
 */
record RequestHead(String method, String target, int minor, List<Header> headers) {

    /** Of a body whose length only its end tells. */
    static final long CHUNKED = -1;

    /** Of what is no request, and is answered all the same. */
    static final RequestHead NONE = new RequestHead("", "", 1, List.of());

    private static final int EMPTY_LINES = 2;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern FIRST = Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/([0-9])\\.([0-9])");
    private static final Pattern FIELD = Pattern.compile("(" + TOKEN + "):([\\t -~\\x80-\\xff]*)");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private static final Text ON_PLAIN = new Text("TLS sur une connexion sans TLS", "TLS on a plain connection");

    private static final Text NO_LINE = new Text(
            "pas de ligne de requête, comme après un corps plus long que son Content-Length",
            "no request line, as behind a body that is longer than its Content-Length");

    /** Reads one, which begins with what the line has already got. */
    static RequestHead read(WireConnection line) throws IOException, Refusal {
        String first = first(line);
        Matcher parts = FIRST.matcher(first);
        if (!parts.matches()) {
            throw new Refusal(400, first.startsWith("\u0016\u0003") ? ON_PLAIN : NO_LINE);
        }
        if (!parts.group(3).equals("1")) {
            throw new Refusal(505, Text.both("HTTP/" + parts.group(3)));
        }
        RequestHead head = new RequestHead(
                parts.group(1), parts.group(2), Integer.parseInt(parts.group(4)), fields(line, first.length()));
        head.checkHost();
        return head;
    }

    private static String first(WireConnection line) throws IOException, Refusal {
        for (int n = 0; n <= EMPTY_LINES; n++) {
            String first = next(line, 414);
            if (!first.isEmpty()) {
                return first;
            }
        }
        throw new Refusal(400, NO_LINE);
    }

    private static List<Header> fields(WireConnection line, int size) throws IOException, Refusal {
        WireLimits limits = line.limits();
        List<Header> fields = new ArrayList<>();
        int sum = size;
        for (String field = next(line, 431); !field.isEmpty(); field = next(line, 431)) {
            sum += field.length();
            if (sum > limits.headBytes() || fields.size() == limits.headers()) {
                throw new Refusal(431, new Text("un en-tête trop grand", "a head that is too large"));
            }
            Matcher parts = FIELD.matcher(field);
            if (!parts.matches()) {
                throw new Refusal(
                        400, new Text("une ligne qui n'est pas un en-tête", "a line in the head that is no header"));
            }
            fields.add(new Header(parts.group(1), parts.group(2).strip()));
        }
        return List.copyOf(fields);
    }

    private static String next(WireConnection line, int tooLong) throws IOException, Refusal {
        CharArrayBuffer text = new CharArrayBuffer(128);
        try {
            if (line.buffer().readLine(text, line.input()) < 0 || line.input().ended()) {
                throw new EOFException("in the head");
            }
        } catch (MessageConstraintException e) {
            throw new Refusal(
                    tooLong, new Text("une ligne d'en-tête trop longue", "a line in the head that is too long"));
        }
        return text.toString();
    }

    private void checkHost() throws Refusal {
        long hosts = all("host").count();
        if (hosts > 1 || hosts == 0 && minor > 0) {
            throw new Refusal(
                    400,
                    hosts == 0 ? new Text("Host manque", "no Host") : new Text("plus d'un Host", "more than one Host"));
        }
    }

    /** {@return the length of its body, or {@link #CHUNKED}; none: it has no body} */
    OptionalLong length() throws Refusal {
        List<String> lengths = all("content-length").toList();
        List<String> codings = all("transfer-encoding").toList();
        if (!codings.isEmpty()) {
            if (minor == 0 || !lengths.isEmpty()) {
                throw new Refusal(
                        400,
                        minor == 0
                                ? new Text("Transfer-Encoding en HTTP/1.0", "Transfer-Encoding in HTTP/1.0")
                                : new Text("deux longueurs pour un corps", "two lengths of one body"));
            }
            if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw new Refusal(
                        501,
                        new Text("un autre Transfer-Encoding que chunked", "a Transfer-Encoding other than chunked"));
            }
            return OptionalLong.of(CHUNKED);
        }
        if (lengths.size() > 1
                || !lengths.stream().allMatch(value -> LENGTH.matcher(value).matches())) {
            throw new Refusal(
                    400,
                    new Text("un Content-Length qui n'est pas une longueur", "a Content-Length that is no length"));
        }
        return lengths.stream()
                .mapToLong(Long::parseLong)
                .filter(length -> length > 0)
                .findFirst();
    }

    /** {@return whether the client waits for a 100 before it sends the body} */
    boolean expectsContinue() {
        return minor > 0 && all("expect").anyMatch(value -> value.equalsIgnoreCase("100-continue"));
    }

    /** {@return whether the client is to send further requests on its connection} */
    boolean staysOpen() {
        return minor > 0
                && all("connection")
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .noneMatch(option ->
                                option.strip().toLowerCase(Locale.ROOT).equals("close"));
    }

    /** {@return what {@code Host} says, or nothing} */
    String host() {
        return all("host").findFirst().orElse("");
    }

    private Stream<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value);
    }
}
