package lu.lalux.assure.conformance.judge.scenario;

import java.util.Optional;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.model.Reply;

/**
 * Something that can happen to a client. There is one object for each session; {@link #act} is called by several
 * threads at once, so that what it remembers has to stand that.
 */
public interface Scenario {

    /** {@return its id in {@code scenarios.yaml}, stable across versions} */
    String id();

    /**
     * Writes the invoices that it needs into the work list.
     *
     * @param book where they are written; each gets this scenario's id
     */
    default void draft(WorkListDraft book) {}

    /**
     * What is done when a request arrives; asked first while it is still arriving, and again when it has arrived.
     *
     * @param moment the request, about any invoice or none
     * @return nothing, if this is none of this scenario's business
     */
    default Optional<Effect> effect(PendingRequest moment) {
        return Optional.empty();
    }

    /**
     * Adds to any answer what goes with whatever else happens to it: a member that no client needs to know.
     *
     * @param moment the request
     * @param reply its answer, which may be changed
     */
    default void adorn(PendingRequest moment, Reply reply) {}

    /**
     * Says what became of it; asked again and again while the session lasts.
     *
     * @param evidence all that there is so far
     * @return what can be said now
     */
    Ruling ruling(Evidence evidence);
}
