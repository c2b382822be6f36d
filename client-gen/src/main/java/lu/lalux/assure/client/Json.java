package lu.lalux.assure.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lu.lalux.assure.client.Transport.Answer;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.model.ErreurOAuth2;
import lu.lalux.assure.client.model.Probleme;

/** The contract's JSON, written and read as the generated client does: UTF-8, nothing for absent fields, new fields ignored. */
final class Json {

    private final ObjectMapper mapper = ApiClient.createDefaultObjectMapper();
    private final Clock clock;

    Json(Clock clock) {
        this.clock = clock;
    }

    byte[] write(Object model) {
        try {
            return mapper.writeValueAsBytes(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A model of the contract cannot be written", e);
        }
    }

    /**
     * The parser's own exception quotes what it cannot read, a token perhaps: of it, only the place is told.
     *
     * @throws AssureException if the body is not a {@code type}
     */
    <T> T read(String operation, Answer answer, Class<T> type) {
        T value;
        try {
            value = mapper.readValue(answer.body(), type);
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

    private AssureException problemOf(String operation, Answer answer) {
        Probleme problem;
        try {
            problem = read(operation, answer, Probleme.class);
        } catch (AssureException unreadable) {
            return unreadable;
        }
        if (problem.getType() == null) {
            return AssureException.unreadable(operation, answer.status(), "no problem");
        }
        return AssureException.refused(operation, answer.status(), problem(answer.status(), problem));
    }

    /** The same for the token endpoint, whose errors are those of RFC 6749 (section 5.2), or problems. */
    AssureException tokenRefusal(String operation, Answer answer) {
        boolean problem = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        return later(answer, problem ? problemOf(operation, answer) : errorOf(operation, answer));
    }

    private AssureException errorOf(String operation, Answer answer) {
        try {
            ErreurOAuth2 error = read(operation, answer, ErreurOAuth2.class);
            if (error.getError() == null) {
                return AssureException.unreadable(operation, answer.status(), "no error");
            }
            return AssureException.tokenRefused(
                    operation, answer.status(), error.getError().getValue());
        } catch (AssureException unreadable) {
            return unreadable;
        }
    }

    private static Problem problem(int status, Probleme problem) {
        List<Fault> faults = problem.getErrors() == null
                ? List.of()
                : problem.getErrors().stream()
                        .filter(Objects::nonNull)
                        .map(fault ->
                                new Fault(text(fault.getPointer()), text(fault.getCode()), text(fault.getDetail())))
                        .toList();
        return new Problem(
                problem.getType(),
                text(problem.getTitle()),
                status,
                Optional.ofNullable(problem.getDetail()),
                Optional.ofNullable(problem.getInstance()),
                faults);
    }

    /** What the contract promises may be missing all the same; nobody should have to think of null. */
    private static String text(String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
