package lu.lalux.assure.conformance.judge.trial.client;

import java.time.Duration;

/**
 * What a client does after an attempt.
 *
 * @param next thing
 * @param pause before it, as in production; of what is left for later: the least that it has to wait
 */
public record Decision(Next next, Duration pause) {

    /** What comes next. */
    public enum Next {
        /** The answer is what was wanted. */
        TAKE,
        /** The same request again. */
        AGAIN,
        /** A new token, and the same request again. */
        RENEW,
        /** A new token, and the same request another time. */
        RENEW_FOR_LATER,
        /** The invoice from its beginning: its files are uploaded again. */
        ANEW,
        /** The same request to where a redirect points. */
        FOLLOW,
        /** A person has to mend something. */
        MEND,
        /** Another time. */
        LATER,
        /** Nothing more at all: a person has to look at the access. */
        STOP
    }

    /**
     * @param next thing
     * @return that, at once
     */
    public static Decision to(Next next) {
        return new Decision(next, Duration.ZERO);
    }
}
