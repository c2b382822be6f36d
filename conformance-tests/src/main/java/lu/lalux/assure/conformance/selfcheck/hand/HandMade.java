package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Rules;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.model.Touch;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import tools.jackson.databind.node.ObjectNode;

/** The mutants by hand while they are made: the few ways in which they differ from a right server. */
final class HandMade {

    private static final String PREFIX = "main/";

    private final Rules rules;
    private final List<Mutant> found = new ArrayList<>();

    HandMade(Rules rules) {
        this.rules = rules;
    }

    List<Mutant> found() {
        return found;
    }

    /** One that leaves a check out, or does a thing wrongly. */
    void slip(String id, String source, Slip slip, String where, String... meant) {
        add(id, source, Conduct.wrong(slip, where), Touch.NONE, meant);
    }

    /** One that is right in all but some of its responses. */
    void touch(String id, String source, BiPredicate<Asked, Reply> when, Consumer<Reply> change, String... meant) {
        add(
                id,
                source,
                Conduct.RIGHT,
                (asked, reply) -> {
                    if (when.test(asked, reply)) {
                        change.accept(reply);
                    }
                },
                meant);
    }

    /** The same, where members of the body are what is wrong. */
    void members(
            String id, String source, BiPredicate<Asked, Reply> when, Consumer<ObjectNode> change, String... meant) {
        touch(id, source, when, reply -> change.accept(reply.json()), meant);
    }

    /** One that a certain request breaks. */
    void breaks(String id, String path, String source, Predicate<Asked> when, String meant) {
        touch(
                id,
                source,
                (asked, reply) -> asked.path().equals(path) && asked.body() != null && when.test(asked),
                reply -> reply.become(Reply.text(500, "text/plain", "java.lang.IllegalStateException")),
                meant);
    }

    /** One that must fail by the document's own verdict. */
    void byDocument(String id, String source, Conduct conduct, Touch touch, Set<Profile> asked, String... meant) {
        found.add(
                new Mutant(PREFIX + id, source, false, rules, conduct, touch, asked, Profile.DOCUMENT, List.of(meant)));
    }

    private void add(String id, String source, Conduct conduct, Touch touch, String... meant) {
        found.add(new Mutant(PREFIX + id, source, false, rules, conduct, touch, List.of(meant)));
    }
}
