package lu.lalux.assure.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.client.Transport.Answer;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.model.ErreurOAuth2;
import lu.lalux.assure.client.model.Probleme;

/** The contract's JSON, written and read as the generated client does: UTF-8, nothing for absent fields, new fields ignored. */
final class Json {

    private final ObjectMapper mapper = ApiClient.createDefaultObjectMapper();

    byte[] write(Object model) {
        try {
            return mapper.writeValueAsBytes(model);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A model of the contract cannot be written", e);
        }
    }

    /** @throws AssureException if the body is not a {@code type} */
    <T> T read(String operation, Answer answer, Class<T> type) {
        try {
            T value = mapper.readValue(answer.body(), type);
            if (value == null) {
                throw new IOException("null");
            }
            return value;
        } catch (IOException e) {
            throw AssureException.unreadable(operation, answer.status(), e);
        }
    }

    /** What a refusing answer says: its problem, if it is one. */
    AssureException refusal(String operation, Answer answer) {
        Probleme problem;
        try {
            problem = read(operation, answer, Probleme.class);
        } catch (AssureException unreadable) {
            return unreadable;
        }
        if (problem.getType() == null) {
            return AssureException.unreadable(operation, answer.status(), null);
        }
        return AssureException.refused(operation, answer.status(), problem(answer.status(), problem));
    }

    /** The same for the token endpoint, whose errors are those of RFC 6749 (section 5.2), or problems. */
    AssureException tokenRefusal(String operation, Answer answer) {
        boolean problem = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        if (problem) {
            return refusal(operation, answer);
        }
        try {
            ErreurOAuth2 error = read(operation, answer, ErreurOAuth2.class);
            if (error.getError() == null) {
                return AssureException.unreadable(operation, answer.status(), null);
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
                        .map(fault -> new Fault(fault.getPointer(), fault.getCode(), fault.getDetail()))
                        .toList();
        return new Problem(
                problem.getType(),
                problem.getTitle(),
                status,
                Optional.ofNullable(problem.getDetail()),
                Optional.ofNullable(problem.getInstance()),
                faults);
    }
}
