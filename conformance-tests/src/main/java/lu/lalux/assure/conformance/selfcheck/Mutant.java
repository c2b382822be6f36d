package lu.lalux.assure.conformance.selfcheck;

import java.util.List;

/**
 * A server with one thing wrong.
 *
 * @param id stable, as long as the contract says the same
 * @param source pointer into the contract, or the clause that is broken
 * @param derived whether the contract gave it; else somebody thought of it
 * @param rules what it asks of bodies
 * @param conduct what it leaves out
 * @param touch what it does to its responses
 * @param meant the tests that must fail, each of them
 */
record Mutant(
        String id, String source, boolean derived, Rules rules, Conduct conduct, Touch touch, List<String> meant) {

    Mutant {
        meant = List.copyOf(meant);
    }
}
