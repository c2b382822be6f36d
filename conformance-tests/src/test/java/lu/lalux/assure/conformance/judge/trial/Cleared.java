package lu.lalux.assure.conformance.judge.trial;

import java.util.List;

/**
 * What the judge said of a right client.
 *
 * @param id of it
 * @param alarms the scenarios that condemn it, all of them wrongly
 * @param unshown the scenarios that did not come up
 * @param advised the scenarios that advise it
 * @param evidence what they said, and why some did not come up
 */
public record Cleared(
        String id, List<String> alarms, List<String> unshown, List<String> advised, List<String> evidence) {

    /** Copies. */
    public Cleared {
        alarms = List.copyOf(alarms);
        unshown = List.copyOf(unshown);
        advised = List.copyOf(advised);
        evidence = List.copyOf(evidence);
    }

    /** {@return whether the judge was wrong about it} */
    public boolean isFalselyCondemned() {
        return !alarms.isEmpty();
    }
}
