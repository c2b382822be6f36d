package lu.lalux.assure.cli;

import java.util.Set;
import lu.lalux.assure.client.AssureException;

/** What the shell is told: one number for each thing that a person has to do next. */
final class CodeRetour {

    /** Everything asked for is done. */
    static final int FAIT = 0;

    /** A request or a file has to be mended: it does not keep to the contract, or the server refused it. */
    static final int A_CORRIGER = 1;

    /** The command line itself is wrong. */
    static final int USAGE = 2;

    /** The server, or a proxy, does not let these credentials in. */
    static final int ACCES = 3;

    /** No answer that could be one of this API's: network, address, or a server in trouble. The same command later. */
    static final int PLUS_TARD = 4;

    /** A file of this machine cannot be read or written. */
    static final int FICHIER = 5;

    /** A fault of this program. */
    static final int INTERNE = 70;

    private static final Set<Integer> FERME = Set.of(401, 403, 407);

    /** What the contract says of a request (400, 409, 413, 415, 422) is its own affair; this is not, nor is what has no problem. */
    private static final Set<Integer> AILLEURS = Set.of(404, 405, 406, 429);

    private static final int SERVER_ERROR = 500;

    private CodeRetour() {}

    static int de(AssureException refusal) {
        int status = refusal.status();
        if (status >= SERVER_ERROR) {
            return PLUS_TARD;
        }
        if (FERME.contains(status) || refusal.oauth2Error().isPresent()) {
            return ACCES;
        }
        return refusal.problem().isPresent() && !AILLEURS.contains(status) ? A_CORRIGER : PLUS_TARD;
    }
}
