package lu.lalux.assure.client.problem;

import static java.util.stream.Collectors.joining;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lu.lalux.assure.client.reglement.Reglement;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not succeed: the server refused it ({@link #status()} is its answer's), or no usable answer came
 * ({@link #status()} is 0 and the cause says why). Nothing that was refused has been recorded; after a missing answer
 * the same settlement request, {@link #reglement()}, may be sent again, since it is idempotent (D19).
 *
 * <p>The message names operation, status, problem type, pointers and codes: nothing of the request's content, and no
 * secret; it is one line of at most 4 096 characters, whatever the server wrote.
 */
public final class AssureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private static final int LONGEST = 4_096;

    /** What a console, or a log, would take for a line's end or for a command. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9F}\\x{2028}\\x{2029}]");

    /** The answer's HTTP status, 0 if there was none. */
    private final int status;

    private final transient @Nullable Problem problem;

    /** A refused token's error code, or null. */
    private final @Nullable String oauth2Error;

    /** The same in words, or null. */
    private final @Nullable String oauth2Description;

    /** How long the server asked to wait, or null. */
    private final @Nullable Duration retryAfter;

    /** The settlement request that it is about, or null. */
    private final transient @Nullable Reglement reglement;

    private AssureException(String message, @Nullable Throwable cause, int status, @Nullable Problem problem) {
        super(line(message), cause);
        this.status = status;
        this.problem = problem;
        this.oauth2Error = null;
        this.oauth2Description = null;
        this.retryAfter = null;
        this.reglement = null;
    }

    private AssureException(String message, int status, String oauth2Error, @Nullable String oauth2Description) {
        super(line(message));
        this.status = status;
        this.problem = null;
        this.oauth2Error = oauth2Error;
        this.oauth2Description = oauth2Description;
        this.retryAfter = null;
        this.reglement = null;
    }

    private AssureException(AssureException same, @Nullable Duration retryAfter, @Nullable Reglement reglement) {
        super(same.getMessage(), same.getCause());
        this.status = same.status;
        this.problem = same.problem;
        this.oauth2Error = same.oauth2Error;
        this.oauth2Description = same.oauth2Description;
        this.retryAfter = retryAfter;
        this.reglement = reglement;
    }

    private static String line(String message) {
        String line = CONTROL.matcher(message).replaceAll("?");
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    /**
     * No usable answer came. This and what follows is how the client makes its exceptions, and how an application's
     * tests can.
     *
     * @param operation method and path
     * @param cause why
     * @return an exception of status 0
     */
    public static AssureException noAnswer(String operation, Throwable cause) {
        String why = untrusted(cause)
                ? "the server's certificate is not trusted: " + cause.getMessage()
                : cause.getClass().getSimpleName();
        return new AssureException(operation + ": no answer (" + why + ")", cause, 0, null);
    }

    /**
     * An answer that is not one of the contract's.
     *
     * @param operation method and path
     * @param status the answer's HTTP status
     * @param why nothing of the answer itself, which may have a secret
     * @return an exception without a problem
     */
    public static AssureException unreadable(String operation, int status, String why) {
        String hint = status == PROXY_AUTHENTICATION_REQUIRED
                ? "the proxy wants credentials; Java sends them to an https address only with"
                        + " -Djdk.http.auth.tunneling.disabledSchemes="
                : why;
        return new AssureException(
                operation + ": " + status + ", not an answer of the contract (" + hint + ")", null, status, null);
    }

    /**
     * A refusal that says why.
     *
     * @param operation method and path
     * @param status the answer's HTTP status
     * @param problem what the server described
     * @return an exception with it
     */
    public static AssureException refused(String operation, int status, Problem problem) {
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
                problem);
    }

    /**
     * A token that was refused (RFC 6749, section 5.2).
     *
     * @param operation method and path
     * @param status the answer's HTTP status
     * @param error the error code
     * @param description null if there is none; not in the message
     * @return an exception with both
     */
    public static AssureException tokenRefused(
            String operation, int status, String error, @Nullable String description) {
        return new AssureException(operation + ": " + status + " " + error, status, error, description);
    }

    /**
     * The same, with the server's wish.
     *
     * @param wait how long it asks to wait
     * @return another exception
     */
    public AssureException withRetryAfter(Duration wait) {
        return new AssureException(this, wait, reglement);
    }

    /**
     * The same, with what was asked for.
     *
     * @param request the settlement request
     * @return another exception
     */
    public AssureException withReglement(Reglement request) {
        return new AssureException(this, retryAfter, request);
    }

    /** {@return whether the server's certificate is not trusted: another try would meet the same one} */
    public boolean untrusted() {
        return getCause() != null && untrusted(getCause());
    }

    private static boolean untrusted(Throwable cause) {
        return Stream.iterate(cause, one -> one != null, Throwable::getCause)
                .anyMatch(GeneralSecurityException.class::isInstance);
    }

    /** {@return the HTTP status of the answer; 0 if there was none} */
    public int status() {
        return status;
    }

    /** {@return the problem that the server described; empty if it did not, and after serialisation} */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** {@return everything that is wrong with the request; empty if the server named nothing} */
    public List<Fault> faults() {
        return problem().map(Problem::faults).orElse(List.of());
    }

    /** {@return the error code of a refused token (RFC 6749, section 5.2), such as {@code invalid_client}} */
    public Optional<String> oauth2Error() {
        return Optional.ofNullable(oauth2Error);
    }

    /**
     * {@return the server's words on a refused token ({@code error_description}), if it has any: for a person to read}
     */
    public Optional<String> oauth2Description() {
        return Optional.ofNullable(oauth2Description);
    }

    /**
     * {@return the settlement request that was not accepted, with its keys, to be sent again by {@code
     * AssureClient.settle} after a missing answer; empty if there was none yet, and after serialisation}
     */
    public Optional<Reglement> reglement() {
        return Optional.ofNullable(reglement);
    }

    /** {@return how long the server asked to wait before the next try ({@code Retry-After}), if it did} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@return what to quote to support: the identifier that the server gave this very refusal ({@code instance})} */
    public Optional<String> requestId() {
        return problem().flatMap(Problem::instance).map(Object::toString);
    }
}
