package lu.lalux.assure.conformance.selfcheck;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.suite.result.Results;

/**
 * What the self-check found.
 *
 * @param baseline of the right server
 * @param kills one for each mutant
 * @param excluded mutants that were not run, with the reason
 * @param alarms one for each conforming variant
 * @param scores one for each server that does nothing
 * @param seconds how long it took
 */
public record Findings(
        Results baseline,
        List<MutantResult> kills,
        Map<String, String> excluded,
        List<Alarm> alarms,
        List<Score> scores,
        long seconds) {

    /** {@return the tests that a right server fails: none, or the suite or the model server is wrong} */
    public List<String> baselineFailures() {
        return baseline.outcomes().stream()
                .filter(outcome -> outcome.fails(Profile.CONTRAT))
                .map(outcome -> outcome.id())
                .toList();
    }

    /** {@return the mutants that were not caught by each test meant for them} */
    public List<String> survivors() {
        return kills.stream()
                .filter(MutantResult::survived)
                .map(kill -> kill.mutant().id())
                .toList();
    }

    /** {@return the conforming servers of which the suite said that they are not} */
    public List<String> falseAlarms() {
        return alarms.stream().filter(Alarm::isFalse).map(Alarm::id).toList();
    }

    /** {@return the servers that do nothing and that some profile calls conforming} */
    public List<String> conformingIdlers() {
        return scores.stream()
                .filter(score -> score.conforms() || score.exitCode() == 0)
                .map(Score::id)
                .toList();
    }

    /**
     * @param derived those that the contract gave, or those by hand
     * @return how many mutants there were
     */
    public long mutants(boolean derived) {
        return kills.stream().filter(kill -> kill.mutant().derived() == derived).count();
    }

    /** {@return whether the suite is what it says} */
    public boolean sound() {
        return baselineFailures().isEmpty()
                && survivors().isEmpty()
                && falseAlarms().isEmpty()
                && conformingIdlers().isEmpty();
    }

    /**
     * @param out gets the kill matrix, the variants, the floor, and the figures
     * @param language of the reader
     */
    public void print(PrintStream out, Language language) {
        new Matrix(out, language).print(this);
    }
}
