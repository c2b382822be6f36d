package lu.lalux.assure.conformance.exchange;

/** The target gave no HTTP response: nothing listens, the connection broke, or the time limit passed. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Call call;

    NoAnswerException(Call call, Exception cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
        this.call = call;
    }

    /** {@return the request that was not answered} */
    public Call call() {
        return call;
    }
}
