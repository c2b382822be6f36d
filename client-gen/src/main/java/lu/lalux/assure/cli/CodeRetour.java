package lu.lalux.assure.cli;

import lu.lalux.assure.client.AssureException;

/** What the shell is told: one number for each thing that a person has to do next. */
final class CodeRetour {

    /** Everything asked for is done. */
    static final int FAIT = 0;

    /** A request or a file has to be mended: it does not keep to the contract, or the server refused it. */
    static final int A_CORRIGER = 1;

    /** The command line itself is wrong. */
    static final int USAGE = 2;

    /** The server does not let these credentials in. */
    static final int ACCES = 3;

    /** No answer, or the server is in trouble: the same command later. */
    static final int PLUS_TARD = 4;

    /** A file of this machine cannot be read or written. */
    static final int FICHIER = 5;

    /** A fault of this program. */
    static final int INTERNE = 70;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private CodeRetour() {}

    static int de(AssureException refusal) {
        int status = refusal.status();
        if (status == 0 || status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
            return PLUS_TARD;
        }
        if (status == UNAUTHORIZED
                || status == FORBIDDEN
                || refusal.oauth2Error().isPresent()) {
            return ACCES;
        }
        return A_CORRIGER;
    }
}
