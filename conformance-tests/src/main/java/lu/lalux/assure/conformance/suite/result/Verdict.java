package lu.lalux.assure.conformance.suite.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;

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
                unstable > 0 && result != Result.NOT_CONFORMING && result != Result.NONE ? Result.UNSTABLE : result,
                passed,
                failed,
                skipped,
                blocked,
                unstable,
                notApplicable);
    }

    /** {@return how many tests it judges by, whatever came of them} */
    public long tests() {
        return passed + failed + skipped + blocked + unstable + notApplicable;
    }

    /** {@return what was counted, for a reader; that nothing fails says something only where there is a verdict} */
    public Text counts() {
        List<Text> counts = Stream.of(
                        count(passed, true, "réussi", "passed"),
                        count(failed, result != Result.NONE, "échoué", "failed"),
                        count(skipped, false, "sauté", "skipped"),
                        count(blocked, false, "bloqué", "blocked"),
                        count(unstable, false, "instable", "unstable"),
                        count(notApplicable, false, "sans objet", "not applicable"))
                .flatMap(Optional::stream)
                .toList();
        return new Text(
                counts.stream().map(Text::fr).collect(Collectors.joining(", ")),
                counts.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    private static Optional<Text> count(long number, boolean evenNone, String fr, String en) {
        String plural = number > 1 && !fr.contains(" ") ? "s" : "";
        return number > 0 || evenNone
                ? Optional.of(new Text(number + " " + fr + plural, number + " " + en))
                : Optional.empty();
    }

    /** {@return the result as the suite's reports write it} */
    public String code() {
        return switch (result) {
            case CONFORMING -> "CONFORM";
            case NOT_CONFORMING -> "FAILING";
            case PARTIAL, UNSTABLE, NONE -> result.name();
        };
    }

    /** {@return the same figures without a verdict} */
    public Verdict none() {
        return new Verdict(profile, Result.NONE, passed, failed, skipped, blocked, unstable, notApplicable);
    }

    private static Result result(long passed, long failed, long skipped, long blocked, boolean complete) {
        if (failed > 0) {
            return Result.NOT_CONFORMING;
        }
        if (blocked > 0 || passed == 0) {
            return Result.NONE;
        }
        return skipped > 0 || !complete ? Result.PARTIAL : Result.CONFORMING;
    }

    private static long count(List<Outcome> outcomes, Outcome.State state) {
        return outcomes.stream().filter(outcome -> outcome.state() == state).count();
    }
}
