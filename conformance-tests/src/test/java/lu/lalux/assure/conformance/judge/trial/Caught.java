package lu.lalux.assure.conformance.judge.trial;

import java.util.List;

/**
 * What the judge said of a wrong client.
 *
 * @param id of its habit
 * @param meant the scenarios that had to catch it
 * @param missing those of them that did not; empty when it was caught as it should be
 * @param by all scenarios that broke, the ones meant for it among them
 * @param evidence what they said, and how the meant ones ended
 */
public record Caught(String id, List<String> meant, List<String> missing, List<String> by, List<String> evidence) {

    /** Copies. */
    public Caught {
        meant = List.copyOf(meant);
        missing = List.copyOf(missing);
        by = List.copyOf(by);
        evidence = List.copyOf(evidence);
    }

    /** {@return whether it got away from a scenario that was meant for it} */
    public boolean survives() {
        return !missing.isEmpty();
    }
}
