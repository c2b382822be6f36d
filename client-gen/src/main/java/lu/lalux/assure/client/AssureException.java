package lu.lalux.assure.client;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * A call that did not succeed: the server refused it ({@link #status()} is its answer's), or no usable answer came
 * ({@link #status()} is 0 and the cause says why). Nothing that was refused has been recorded; after a missing answer the
 * same settlement request may be sent again, since it is idempotent (D19).
 *
 * <p>The message names operation, status, problem type, pointers and codes: nothing of the request's content, and no secret.
 */
public final class AssureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;
    private final String oauth2Error;

    private AssureException(String message, Throwable cause, int status, Problem problem, String oauth2Error) {
        super(message, cause);
        this.status = status;
        this.problem = problem;
        this.oauth2Error = oauth2Error;
    }

    static AssureException noAnswer(String operation, Throwable cause) {
        return new AssureException(
                operation + ": no answer (" + cause.getClass().getSimpleName() + ")", cause, 0, null, null);
    }

    static AssureException unreadable(String operation, int status, Throwable cause) {
        return new AssureException(
                operation + ": " + status + " with a body that is not of the contract", cause, status, null, null);
    }

    static AssureException refused(String operation, int status, Problem problem) {
        String faults = problem.faults().stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .collect(joining(", ", " [", "]"));
        return new AssureException(
                operation + ": " + status + " " + problem.type()
                        + (problem.faults().isEmpty() ? "" : faults)
                        + problem.instance()
                                .map(instance -> " (" + instance + ")")
                                .orElse(""),
                null,
                status,
                problem,
                null);
    }

    static AssureException tokenRefused(String operation, int status, String error) {
        return new AssureException(operation + ": " + status + " " + error, null, status, null, error);
    }

    /** The HTTP status of the answer; 0 if there was none. */
    public int status() {
        return status;
    }

    /** The problem that the server described; empty if it did not, and after serialisation. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Everything that is wrong with the request; empty if the server named nothing. */
    public List<Fault> faults() {
        return problem().map(Problem::faults).orElse(List.of());
    }

    /** The error code of a refused token (RFC 6749, section 5.2), such as {@code invalid_client}. */
    public Optional<String> oauth2Error() {
        return Optional.ofNullable(oauth2Error);
    }
}
