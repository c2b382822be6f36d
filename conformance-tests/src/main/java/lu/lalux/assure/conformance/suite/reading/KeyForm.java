package lu.lalux.assure.conformance.suite.reading;

import java.util.Set;
import lu.lalux.assure.conformance.exchange.Answer;
import tools.jackson.databind.node.ObjectNode;

/** {@code key} or {@code Key} in an upload's answers (D2): the first key decides, and the target is held to it. */
public final class KeyForm implements Form {

    private static final String NAME = "key";
    private static final String OTHER = "Key";

    private Boolean other;

    /**
     * @param forced whether the name is settled beforehand
     * @param traits of the reading that is forced
     */
    public KeyForm(boolean forced, Set<Trait> traits) {
        this.other = forced ? Boolean.valueOf(traits.contains(Trait.KEY_NAME)) : null;
    }

    @Override
    public synchronized Answer read(Answer answer) {
        if (!answer.succeeds() || !(answer.json() instanceof ObjectNode result)) {
            return answer;
        }
        if (other == null && (result.path(NAME).isString() || result.path(OTHER).isString())) {
            other = !result.path(NAME).isString();
        }
        if (other == null || !other || result.has(NAME) || !result.has(OTHER)) {
            return answer;
        }
        ObjectNode named = result.deepCopy();
        named.set(NAME, named.remove(OTHER));
        return answer.with(named.toString());
    }

    /** {@return whether anything is known} */
    public synchronized boolean isSettled() {
        return other != null;
    }

    /** {@return the traits of what is known} */
    public synchronized Set<Trait> traits() {
        return Boolean.TRUE.equals(other) ? Set.of(Trait.KEY_NAME) : Set.of();
    }
}
