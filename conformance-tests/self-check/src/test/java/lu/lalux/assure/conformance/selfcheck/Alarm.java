package lu.lalux.assure.conformance.selfcheck;

import java.util.List;
import lu.lalux.assure.conformance.selfcheck.variants.Variant;

/**
 * What the suite said of a conforming server.
 *
 * @param id of the variant
 * @param what it does otherwise than the sandbox would
 * @param profiles that it conforms to
 * @param failures the tests that failed: false alarms, all of them
 * @param conforms whether each of its profiles says "conforming"
 * @param notApplicable how many tests of its profiles did not concern it
 */
record Alarm(String id, String what, String profiles, List<String> failures, boolean conforms, long notApplicable) {

    /** {@return the same of one of those that were this server together} */
    Alarm of(Variant variant) {
        return new Alarm(variant.id(), variant.what(), profiles, failures, conforms, notApplicable);
    }

    /** {@return whether the suite was wrong about it} */
    boolean isFalse() {
        return !conforms || !failures.isEmpty();
    }
}
