package lu.lalux.assure.cli.output;

import java.util.Set;
import lu.lalux.assure.client.problem.AssureException;

/** What the shell is told: one number for each thing that a person has to do next. */
public final class ExitCode {

    /** Everything asked for is done. */
    public static final int DONE = 0;

    /** A request or a file has to be mended: it does not keep to the contract, or the server refused it. */
    public static final int TO_MEND = 1;

    /** The command line itself is wrong. */
    public static final int USAGE = 2;

    /** The server, or a proxy, does not let these credentials in. */
    public static final int ACCESS = 3;

    /** No answer that could be one of this API's: network, address, or a server in trouble. The same command later. */
    public static final int LATER = 4;

    /** A file of this machine cannot be read or written. */
    public static final int FILE = 5;

    /** A fault of this program. */
    public static final int INTERNAL = 70;

    private static final Set<Integer> CLOSED = Set.of(401, 403, 407);

    /**
     * Refusals that do not concern the content of the request, unlike those that the contract lists for it (400, 409,
     * 413, 415, 422). Nor does an answer without a problem. After 408 the body did not arrive in time: nothing is wrong
     * with the request, and nothing was recorded.
     */
    private static final Set<Integer> ELSEWHERE = Set.of(404, 405, 406, 408, 429);

    private static final int SERVER_ERROR = 500;

    private ExitCode() {}

    public static int of(AssureException refusal) {
        int status = refusal.status();
        if (status >= SERVER_ERROR) {
            return LATER;
        }
        if (CLOSED.contains(status) || refusal.oauth2Error().isPresent()) {
            return ACCESS;
        }
        return refusal.problem().isPresent() && !ELSEWHERE.contains(status) ? TO_MEND : LATER;
    }
}
