package lu.lalux.assure.conformance.judge.trial.client;

/** The client does nothing more: a person has to look at its access. */
final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppedException(String why) {
        super(why, null, false, false);
    }
}
