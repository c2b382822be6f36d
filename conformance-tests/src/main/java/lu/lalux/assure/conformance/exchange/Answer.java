package lu.lalux.assure.conformance.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A response. A test looks at its JSON a dozen times: it is read once, and nobody changes it. */
public final class Answer {

    /** RFC 8259 with each name once: of two members with one name, nobody knows which one a reader takes. */
    static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper JSON = JsonMapper.shared();

    private final int status;
    private final List<Header> headers;
    private final String body;
    private final boolean utf8;
    private volatile JsonNode json;
    private volatile Optional<String> misread;

    /**
     * A response that is text.
     *
     * @param status HTTP status
     * @param headers in the order received
     * @param body as text
     */
    public Answer(int status, List<Header> headers, String body) {
        this(status, headers, body, true);
    }

    Answer(int status, List<Header> headers, byte[] body) {
        this(status, List.copyOf(headers), new String(body, StandardCharsets.UTF_8), isUtf8(body));
    }

    private Answer(int status, List<Header> headers, String body, boolean utf8) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.utf8 = utf8;
    }

    private static boolean isUtf8(byte[] body) {
        return Arrays.equals(body, new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    /** {@return the HTTP status} */
    public int status() {
        return status;
    }

    /** {@return the headers in the order received} */
    public List<Header> headers() {
        return headers;
    }

    /** {@return the body as text, UTF-8} */
    public String body() {
        return body;
    }

    /** {@return whether the body is UTF-8; if not, its text has other characters in the place of what is none} */
    public boolean utf8() {
        return utf8;
    }

    /**
     * @param other body, as text
     * @return the response with it
     */
    public Answer with(String other) {
        return new Answer(status, headers, other, utf8);
    }

    /**
     * @param name of a header, in any case
     * @return its first value
     */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /**
     * @param name of a header, in any case
     * @return all its values
     */
    public List<String> values(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /**
     * @param name of a header
     * @return it with its values, for whoever reads a report, in whichever language
     */
    public String told(String name) {
        List<String> values = values(name);
        return name + ": " + (values.isEmpty() ? "(absent)" : String.join(", ", values));
    }

    /** {@return the media type without parameters, in small letters; empty when there is none} */
    public String mediaType() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** {@return the body as JSON; a missing node when it is none} */
    public JsonNode json() {
        if (json == null) {
            json = read();
        }
        return json;
    }

    private JsonNode read() {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * {@return why the body is no JSON that all readers read alike: a name twice, something behind it; empty when it
     * is}
     */
    public Optional<String> misread() {
        if (misread == null) {
            misread = readStrictly();
        }
        return misread;
    }

    private Optional<String> readStrictly() {
        try {
            STRICT.readTree(body);
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(e.getOriginalMessage());
        }
    }

    /** {@return whether the status is 4xx: the request is refused} */
    public boolean refuses() {
        return status >= 400 && status < 500;
    }

    /** {@return whether the status is 2xx} */
    public boolean succeeds() {
        return status >= 200 && status < 300;
    }

    /** For a test's message. */
    @Override
    public String toString() {
        return status + " " + headers + " " + body;
    }
}
