package lu.lalux.assure.conformance.selfcheck;

import java.util.List;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;

/**
 * What the suite said of a mutant.
 *
 * @param mutant the server
 * @param failed the tests that failed, of those that were run: those meant for it, and the guards
 * @param refused why the run could not begin or go on, when it could not: the suite then gives no verdict, exit code 2
 */
record MutantResult(Mutant mutant, List<String> failed, String refused) {

    /** {@return whether every test meant for it failed} */
    boolean killed() {
        return !mutant.meant().isEmpty() && failed.containsAll(mutant.meant());
    }

    /** {@return whether the suite gave no verdict: nobody takes such a server for conforming} */
    boolean stopped() {
        return !refused.isEmpty();
    }

    boolean survived() {
        return !killed() && !stopped();
    }
}
