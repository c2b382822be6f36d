package lu.lalux.assure.conformance.judge.scenario;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.wire.WireAnswer.Manner;
import lu.lalux.assure.conformance.model.Reply;

/**
 * What a scenario does to an answer. Its delay is told in production's time.
 *
 * @param when what the model has to answer, so that this is done at all; else its answer leaves as usual
 * @param instead the answer in place of the model's, which then does not learn of the request
 * @param touch changes the answer before it leaves
 * @param manner how it leaves
 */
public record Effect(Predicate<Reply> when, Optional<Reply> instead, Consumer<Reply> touch, Manner manner) {

    /**
     * @param reply that is sent; the model does not learn of the request
     * @return that
     */
    public static Effect instead(Reply reply) {
        return new Effect(any -> true, Optional.of(reply), same -> {}, Manner.USUAL);
    }

    /**
     * @param touch changes the model's answer
     * @return that
     */
    public static Effect touching(Consumer<Reply> touch) {
        return new Effect(any -> true, Optional.empty(), touch, Manner.USUAL);
    }

    /**
     * @param manner how the model's answer leaves
     * @return that
     */
    public static Effect leaving(Manner manner) {
        return new Effect(any -> true, Optional.empty(), same -> {}, manner);
    }

    /**
     * @param other how the answer leaves
     * @return the same answer, leaving so
     */
    public Effect in(Manner other) {
        return new Effect(when, instead, touch, other);
    }

    /**
     * @param answer what the model has to answer
     * @return the same, but only then: a request whose token has ended is told so
     */
    public Effect onlyFor(Predicate<Reply> answer) {
        return new Effect(answer, instead, touch, manner);
    }
}
