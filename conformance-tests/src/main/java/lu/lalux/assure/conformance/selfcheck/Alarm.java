package lu.lalux.assure.conformance.selfcheck;

import java.util.List;

/**
 * What the suite said of a conforming server.
 *
 * @param id of the variant
 * @param what it does otherwise than the sandbox would
 * @param profiles that it conforms to
 * @param failures the tests that failed: false alarms, all of them
 * @param conforms whether each of its profiles says "conforming"
 */
record Alarm(String id, String what, String profiles, List<String> failures, boolean conforms) {

    /** {@return whether the suite was wrong about it} */
    boolean isFalse() {
        return !conforms || !failures.isEmpty();
    }
}
