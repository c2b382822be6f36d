package lu.lalux.assure.conformance.selfcheck.model;

import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;

/** Changes a response before it leaves, wrongly or only otherwise. */
@FunctionalInterface
public interface AnswerChange {

    AnswerChange NONE = (asked, reply) -> {};

    void apply(Request asked, Reply reply);

    default AnswerChange then(AnswerChange other) {
        return (asked, reply) -> {
            apply(asked, reply);
            other.apply(asked, reply);
        };
    }

    /**
     * @param mind a server
     * @param touch what it does to its responses before they leave
     * @return the server that does so
     */
    static Behaviour in(Behaviour mind, AnswerChange touch) {
        return new Behaviour(mind.mostBytes(), asked -> {
            Reply reply = mind.answer().apply(asked);
            touch.apply(asked, reply);
            return reply;
        });
    }
}
