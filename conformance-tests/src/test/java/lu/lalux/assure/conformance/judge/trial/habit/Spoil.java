package lu.lalux.assure.conformance.judge.trial.habit;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.Decision;
import lu.lalux.assure.conformance.judge.trial.client.Step;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.Attempt;
import lu.lalux.assure.conformance.judge.trial.transport.Outgoing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How a right client is spoilt. */
final class Spoil {

    private Spoil() {}

    /** {@return one that changes what it says of invoices} */
    static Consumer<Ways> settlements(Consumer<ObjectNode> change) {
        return saying(Kind.SETTLEMENT, change);
    }

    /** {@return one that changes what it says of files} */
    static Consumer<Ways> uploads(Consumer<ObjectNode> change) {
        return saying(Kind.UPLOAD, change);
    }

    private static Consumer<Ways> saying(Kind kind, Consumer<ObjectNode> change) {
        return ways -> ways.composes((step, body) -> {
            if (step.kind() != kind) {
                return body;
            }
            ObjectNode copy = body.deepCopy();
            change.accept(copy);
            return copy;
        });
    }

    /** {@return one that writes a field of invoices otherwise, where it is there} */
    static Consumer<Ways> field(String name, UnaryOperator<JsonNode> value) {
        return settlements(body -> {
            if (body.has(name)) {
                body.set(name, value.apply(body.get(name)));
            }
        });
    }

    /** {@return one that changes a request of a kind} */
    static Consumer<Ways> requests(Kind kind, UnaryOperator<Outgoing> change) {
        return ways -> ways.sends((step, request) -> step.kind() == kind ? change.apply(request) : request);
    }

    /** {@return one that changes each call of a function} */
    static Consumer<Ways> calls(UnaryOperator<Outgoing> change) {
        return ways -> ways.sends((step, request) ->
                step.kind() == Kind.UPLOAD || step.kind() == Kind.SETTLEMENT ? change.apply(request) : request);
    }

    /** {@return one that takes some answers otherwise; nothing: as usual} */
    static Consumer<Ways> reaction(BiFunction<Step, Attempt, Optional<Decision>> other) {
        return ways -> ways.reacts(
                usual -> (step, attempt) -> other.apply(step, attempt).orElseGet(() -> usual.on(step, attempt)));
    }
}
