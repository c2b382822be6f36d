package lu.lalux.assure.conformance.exchange;

import java.time.Duration;

/** The target gave no HTTP response: nothing listens, the connection broke, or the time limit passed. */
public final class NoAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Call call;

    NoAnswerException(Call call, Exception cause) {
        super(cause.getClass().getSimpleName() + ": " + cause.getMessage(), cause);
        this.call = call;
    }

    private NoAnswerException(String message, Call call, Exception cause) {
        super(message, cause);
        this.call = call;
    }

    /** The target answers, but does not come to an end. */
    static NoAnswerException late(Call call, Duration whole, Exception cause) {
        return new NoAnswerException("no complete response within " + whole.toSeconds() + " s", call, cause);
    }

    /** {@return the request that was not answered} */
    public Call call() {
        return call;
    }
}
