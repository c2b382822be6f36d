package lu.lalux.assure.conformance.judge.trial.client;

/** There is no token just now; there may be one for the next invoice. */
final class NoTokenNowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoTokenNowException() {
        super("no token now", null, false, false);
    }
}
