package lu.lalux.assure.conformance.judge.trial.client;

/** The client's process is gone. */
final class KilledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KilledException() {
        super("killed", null, false, false);
    }
}
