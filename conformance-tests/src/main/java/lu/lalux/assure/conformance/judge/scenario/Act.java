package lu.lalux.assure.conformance.judge.scenario;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.wire.Departure.Manner;
import lu.lalux.assure.conformance.model.Reply;

/**
 * What a scenario does to an answer. Its delay is told in production's time.
 *
 * @param when what the model has to answer, so that this is done at all; else its answer leaves as usual
 * @param instead the answer in place of the model's, which then does not learn of the request
 * @param touch changes the answer before it leaves
 * @param manner how it leaves
 */
public record Act(Predicate<Reply> when, Optional<Reply> instead, Consumer<Reply> touch, Manner manner) {

    /**
     * @param reply that is sent; the model does not learn of the request
     * @return that
     */
    public static Act instead(Reply reply) {
        return new Act(any -> true, Optional.of(reply), same -> {}, Manner.USUAL);
    }

    /**
     * @param touch changes the model's answer
     * @return that
     */
    public static Act touching(Consumer<Reply> touch) {
        return new Act(any -> true, Optional.empty(), touch, Manner.USUAL);
    }

    /**
     * @param manner how the model's answer leaves
     * @return that
     */
    public static Act leaving(Manner manner) {
        return new Act(any -> true, Optional.empty(), same -> {}, manner);
    }

    /**
     * @param other how the answer leaves
     * @return the same answer, leaving so
     */
    public Act in(Manner other) {
        return new Act(when, instead, touch, other);
    }

    /**
     * @param answer what the model has to answer
     * @return the same, but only then: a request whose token has ended is told so
     */
    public Act onlyFor(Predicate<Reply> answer) {
        return new Act(answer, instead, touch, manner);
    }
}
