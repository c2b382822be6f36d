package lu.lalux.assure.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lu.lalux.assure.client.Transport.Answer;
import lu.lalux.assure.client.invoker.ApiClient;

/** The contract's JSON, written and read as the generated client does: UTF-8, nothing for absent fields, new fields ignored. */
final class Json {

    /** RFC 9457, section 4.2.1: what a problem without a type is. */
    private static final URI BLANK = URI.create("about:blank");

    /** As all registered ones are; what else may stand there could be a secret that somebody sent back. */
    private static final Pattern ERROR = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private static final ObjectMapper MAPPER = ApiClient.createDefaultObjectMapper();
    private static final ObjectReader ONE_OBJECT = MAPPER.readerFor(JsonNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private final Clock clock;

    Json(Clock clock) {
        this.clock = clock;
    }

    static String text(Object model) {
        try {
            return MAPPER.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A model of the contract cannot be written", e);
        }
    }

    /** @throws IllegalArgumentException if it is anything else than one JSON object, and where: nothing of its content */
    static JsonNode object(String json) {
        JsonNode value;
        try {
            value = ONE_OBJECT.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON" + place(e));
        }
        if (!value.isObject()) {
            throw new IllegalArgumentException("No JSON object");
        }
        return value;
    }

    /**
     * The parser's own exception quotes what it cannot read, a token perhaps: of it, only the place is told.
     *
     * @throws AssureException if the body is not a {@code type}
     */
    <T> T read(String operation, Answer answer, Class<T> type) {
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
    AssureException refusal(String operation, Answer answer) {
        return later(answer, problemOf(operation, answer));
    }

    private AssureException later(Answer answer, AssureException refusal) {
        return RetryAfter.of(answer.headers(), clock).map(refusal::retryAfter).orElse(refusal);
    }

    /** A problem by its media type, or by its {@code type}; another JSON object is not one. Of its members, those that are right. */
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
    AssureException tokenRefusal(String operation, Answer answer) {
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
