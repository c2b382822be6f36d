package lu.lalux.assure.conformance.model;

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
}
