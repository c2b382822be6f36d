package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import tools.jackson.databind.node.ObjectNode;

/** What changes responses of one kind, and leaves the others alone. */
final class Touches {

    private Touches() {}

    static AnswerChange all(Consumer<Reply> change) {
        return (asked, reply) -> change.accept(reply);
    }

    static AnswerChange json(Consumer<ObjectNode> change) {
        return (asked, reply) -> {
            if (reply.isJson()) {
                change.accept(reply.json());
            }
        };
    }

    static AnswerChange problem(Consumer<ObjectNode> change) {
        return (asked, reply) -> {
            if (reply.isProblem()) {
                change.accept(reply.json());
            }
        };
    }

    static AnswerChange header(String name, UnaryOperator<String> change) {
        return (asked, reply) -> reply.headers().computeIfPresent(name, (key, value) -> change.apply(value));
    }

    static AnswerChange type(UnaryOperator<String> change) {
        return header("Content-Type", change);
    }

    /** What is JSON, written in another way. */
    static AnswerChange written(Function<ObjectNode, String> written) {
        return (asked, reply) -> {
            if (reply.isJson()) {
                reply.text(written.apply(reply.json()));
            }
        };
    }
}
