package lu.lalux.assure.conformance.suite.result;

import java.util.List;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Text;

/**
 * What a profile says of the target.
 *
 * @param profile judged by
 * @param result in one word
 * @param passed how many of its tests are as required
 * @param failed how many are not
 * @param skipped how many were not run
 * @param blocked how many have no verdict, because of what comes before them, or because the suite broke
 * @param unstable how many failed, and passed when they were run once more
 * @param notApplicable how many do not concern the target; they take nothing from the verdict
 */
public record Verdict(
        Profile profile,
        Result result,
        long passed,
        long failed,
        long skipped,
        long blocked,
        long unstable,
        long notApplicable) {

    /** The possible verdicts. */
    public enum Result {
        /** Every test of the profile was run, and none fails. */
        CONFORM("✓", "conforme", "conforming"),
        /** None fails, but not every test was run: no verdict of conformity. */
        PARTIAL("◐", "partiel", "partial"),
        /** None fails for good, but at least one did the first time: no verdict of conformity. */
        UNSTABLE("◐", "instable", "unstable"),
        /** At least one fails. */
        FAILING("✗", "non conforme", "not conforming"),
        /** Nothing was tested, a preparation failed, or the suite broke. */
        NONE("?", "sans verdict", "no verdict");

        private final String sign;
        private final Text word;

        Result(String sign, String fr, String en) {
            this.sign = sign;
            this.word = new Text(fr, en);
        }

        /** {@return what tells the verdict beside its word, where a colour alone would} */
        public String sign() {
            return sign;
        }

        /** {@return the verdict for a reader} */
        public Text word() {
            return word;
        }
    }

    /**
     * @param profile to judge by
     * @param outcomes of the whole run
     * @param complete whether all tests of the profile were asked for
     * @return the verdict
     */
    public static Verdict of(Profile profile, List<Outcome> outcomes, boolean complete) {
        List<Outcome> own = outcomes.stream()
                .filter(outcome -> profile.judges(outcome.requirement()))
                .toList();
        long failed = own.stream().filter(outcome -> outcome.fails(profile)).count();
        long skipped = count(own, Outcome.State.SKIPPED);
        long blocked = count(own, Outcome.State.BROKEN) + count(own, Outcome.State.BLOCKED);
        long unstable = own.stream().filter(outcome -> outcome.wavers(profile)).count();
        long notApplicable =
                own.stream().filter(outcome -> outcome.doesNotConcern(profile)).count();
        long passed = own.size() - failed - skipped - blocked - unstable - notApplicable;
        Result result = result(passed + unstable, failed, skipped, blocked, complete);
        return new Verdict(
                profile,
                unstable > 0 && result != Result.FAILING && result != Result.NONE ? Result.UNSTABLE : result,
                passed,
                failed,
                skipped,
                blocked,
                unstable,
                notApplicable);
    }

    /** {@return the same figures without a verdict} */
    public Verdict none() {
        return new Verdict(profile, Result.NONE, passed, failed, skipped, blocked, unstable, notApplicable);
    }

    private static Result result(long passed, long failed, long skipped, long blocked, boolean complete) {
        if (failed > 0) {
            return Result.FAILING;
        }
        if (blocked > 0 || passed == 0) {
            return Result.NONE;
        }
        return skipped > 0 || !complete ? Result.PARTIAL : Result.CONFORM;
    }

    private static long count(List<Outcome> outcomes, Outcome.State state) {
        return outcomes.stream().filter(outcome -> outcome.state() == state).count();
    }
}
