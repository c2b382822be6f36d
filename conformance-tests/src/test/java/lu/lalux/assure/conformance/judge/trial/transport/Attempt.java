package lu.lalux.assure.conformance.judge.trial.transport;

import java.util.Optional;

/**
 * What came of sending a request once.
 *
 * @param answer that came whole
 * @param half what came of one that was cut; nothing when not even its head came
 * @param failure why there is no answer; empty when there is one
 */
public record Attempt(Optional<Incoming> answer, Optional<Incoming> half, String failure) {

    static Attempt answered(Incoming answer) {
        return new Attempt(Optional.of(answer), Optional.empty(), "");
    }

    static Attempt failed(String failure) {
        return new Attempt(Optional.empty(), Optional.empty(), failure);
    }

    static Attempt cut(Incoming half, String failure) {
        return new Attempt(Optional.empty(), Optional.of(half), failure);
    }

    /** {@return the answer's status; 0 when none came} */
    public int status() {
        return answer.map(Incoming::status).orElse(0);
    }
}
