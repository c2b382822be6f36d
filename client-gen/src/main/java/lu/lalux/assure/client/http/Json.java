package lu.lalux.assure.client.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.problem.Fault;
import lu.lalux.assure.client.problem.Problem;

/** An answer's JSON, read as the generated client does: UTF-8, new fields ignored. */
public final class Json {

    /** RFC 9457, section 4.2.1: what a problem without a type is. */
    private static final URI BLANK = URI.create("about:blank");

    /** As all registered ones are; what else may stand there could be a secret that somebody sent back. */
    private static final Pattern ERROR = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();

    private final Clock clock;

    public Json(Clock clock) {
        this.clock = clock;
    }

    /** A text with its quotation marks. */
    static String text(String text) {
        try {
            return MAPPER.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text cannot be written", e);
        }
    }

    /**
     * The parser's own exception quotes what it cannot read, a token perhaps: of it, only the place is told.
     *
     * @throws AssureException if the body is not a {@code type}
     */
    public <T> T read(String operation, Answer answer, Class<T> type) {
        T value;
        try {
            value = MAPPER.readValue(answer.body(), type);
        } catch (JacksonException e) {
            throw AssureException.unreadable(operation, answer.status(), "unreadable" + place(e));
        } catch (IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
        if (value == null) {
            throw AssureException.unreadable(operation, answer.status(), "null");
        }
        return value;
    }

    private static String place(JacksonException e) {
        JsonLocation place = e.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** What a refusing answer says: its problem, if it is one. */
    public AssureException refusal(String operation, Answer answer) {
        return later(answer, problemOf(operation, answer));
    }

    private AssureException later(Answer answer, AssureException refusal) {
        return RetryAfter.of(answer.headers(), clock)
                .map(refusal::withRetryAfter)
                .orElse(refusal);
    }

    /**
     * A problem by its media type, or by its {@code type}; another JSON object is not one. Of its members, those that
     * are right.
     */
    private AssureException problemOf(String operation, Answer answer) {
        JsonNode body;
        try {
            body = read(operation, answer, JsonNode.class);
        } catch (AssureException unreadable) {
            return unreadable;
        }
        Optional<URI> type = address(body.path("type"));
        if (!body.isObject() || (type.isEmpty() && !isProblem(answer))) {
            return AssureException.unreadable(operation, answer.status(), "no problem");
        }
        Problem problem = new Problem(
                type.orElse(BLANK),
                text(body.path("title")).orElse(""),
                answer.status(),
                text(body.path("detail")),
                address(body.path("instance")),
                faults(body.path("errors")));
        return AssureException.refused(operation, answer.status(), problem);
    }

    /** The same for the token endpoint, whose errors are those of RFC 6749 (section 5.2), or problems. */
    public AssureException tokenRefusal(String operation, Answer answer) {
        return later(answer, isProblem(answer) ? problemOf(operation, answer) : errorOf(operation, answer));
    }

    private AssureException errorOf(String operation, Answer answer) {
        JsonNode body;
        try {
            body = read(operation, answer, JsonNode.class);
        } catch (AssureException unreadable) {
            return unreadable;
        }
        return text(body.path("error"))
                .filter(error -> ERROR.matcher(error).matches())
                .map(error -> AssureException.tokenRefused(
                        operation,
                        answer.status(),
                        error,
                        text(body.path("error_description")).orElse(null)))
                .orElseGet(() -> AssureException.unreadable(operation, answer.status(), "no error"));
    }

    private static boolean isProblem(Answer answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/problem+json"))
                .isPresent();
    }

    private static List<Fault> faults(JsonNode errors) {
        List<Fault> faults = new ArrayList<>();
        for (JsonNode error : errors) {
            if (error.isObject()) {
                faults.add(new Fault(
                        text(error.path("pointer")).orElse(""),
                        text(error.path("code")).orElse(""),
                        text(error.path("detail")).orElse("")));
            }
        }
        return faults;
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static Optional<URI> address(JsonNode value) {
        try {
            return text(value).map(URI::create);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
