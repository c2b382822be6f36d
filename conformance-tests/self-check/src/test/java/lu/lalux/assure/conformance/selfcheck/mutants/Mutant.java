package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.Doubt;

/**
 * A server with one thing wrong.
 *
 * @param id stable, as long as the contract says the same
 * @param source pointer into the contract, or the clause that is broken
 * @param derived whether the contract gave it; else somebody thought of it
 * @param rules what it asks of bodies
 * @param conduct what it leaves out
 * @param reads what it reads otherwise in the document, which is not what is wrong with it
 * @param touch what it does to its responses
 * @param asked the profiles that the run is asked for
 * @param judge the one of them by which it must fail
 * @param knowing whether the suite is given the data of a server that knows its own providers, claims and vehicles only
 * @param meant the tests that must fail, each of them (or give advice, those that cannot fail)
 */
public record Mutant(
        String id,
        String source,
        boolean derived,
        Rules rules,
        Conduct conduct,
        Set<Doubt> reads,
        AnswerChange touch,
        Set<Profile> asked,
        Profile judge,
        boolean knowing,
        List<String> meant) {

    public Mutant {
        asked = Set.copyOf(asked);
        reads = Set.copyOf(reads);
        meant = List.copyOf(meant);
    }

    /** One that reads the document as the contract does. */
    public Mutant(
            String id,
            String source,
            boolean derived,
            Rules rules,
            Conduct conduct,
            AnswerChange touch,
            Set<Profile> asked,
            Profile judge,
            boolean knowing,
            List<String> meant) {
        this(id, source, derived, rules, conduct, Set.of(), touch, asked, judge, knowing, meant);
    }

    /** One that the usual run must fail by the whole contract. */
    public Mutant(
            String id,
            String source,
            boolean derived,
            Rules rules,
            Conduct conduct,
            AnswerChange touch,
            List<String> meant) {
        this(id, source, derived, rules, conduct, touch, Profile.USUAL, Profile.CONTRAT, false, meant);
    }
}
