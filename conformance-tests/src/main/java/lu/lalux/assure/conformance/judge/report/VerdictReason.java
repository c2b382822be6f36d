package lu.lalux.assure.conformance.judge.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.register.Text;

/**
 * Why a verdict is another one than conformity, in a sentence or two: for whoever has the verdict and not the report.
 */
public final class VerdictReason {

    /** Nothing can be said of the software then. */
    public static final Text JUDGE_FAILED = new Text(
            "Le juge lui-même a échoué à une requête ou plus, et le logiciel n'y peut rien.",
            "The judge itself failed at one request or more, for which the software can do nothing.");

    /** So it is when a session is opened. */
    public static final Text NOTHING_CAME = new Text("Aucune requête n'est venue.", "No request has come.");

    private static final Text NOTHING_SHOWN =
            new Text("Rien de ce qui est venu ne montre un scénario.", "Nothing of what has come shows a scenario.");

    private static final Text STILL_OPEN = new Text(
            "Rien n'est enfreint et rien ne manque, mais la session est encore ouverte.",
            "Nothing is broken and nothing is missing, but the session is still open.");

    /** So many scenarios are named: the report has them all. */
    private static final int MOST = 5;

    private VerdictReason() {}

    /**
     * @param judgement of a session
     * @return the reason of its verdict; nothing where the software conforms
     */
    public static Optional<Text> of(Judgement judgement) {
        return switch (judgement.result()) {
            // A session is not run twice: nothing in it can be unstable.
            case CONFORMING, UNSTABLE -> Optional.empty();
            case NOT_CONFORMING -> Optional.of(broken(judgement.failures()));
            case PARTIAL -> Optional.of(partial(judgement));
            case NONE -> Optional.of(none(judgement));
        };
    }

    private static Text broken(List<Judged> failures) {
        return failures.size() == 1
                ? naming("Une exigence est enfreinte", "One obligation is broken", failures)
                : naming(
                        failures.size() + " exigences sont enfreintes",
                        failures.size() + " obligations are broken",
                        failures);
    }

    private static Text partial(Judgement judgement) {
        List<Judged> missing =
                judgement.scenarios().stream().filter(Judged::isMissing).toList();
        if (missing.isEmpty()) {
            return STILL_OPEN;
        }
        return missing.size() == 1
                ? naming("Une exigence ne s'est pas présentée", "One obligation has not come up", missing)
                : naming(
                        missing.size() + " exigences ne se sont pas présentées",
                        missing.size() + " obligations have not come up",
                        missing);
    }

    private static Text none(Judgement judgement) {
        if (judgement.judgeFailed()) {
            return JUDGE_FAILED;
        }
        return judgement.requests() == 0 ? NOTHING_CAME : NOTHING_SHOWN;
    }

    private static Text naming(String fr, String en, List<Judged> scenarios) {
        String names = scenarios.stream()
                .limit(MOST)
                .map(judged -> judged.entry().id())
                .collect(Collectors.joining(", "));
        int left = scenarios.size() - MOST;
        return new Text(
                fr + " : " + names + (left > 0 ? ", et " + left + " de plus." : "."),
                en + ": " + names + (left > 0 ? ", and " + left + " more." : "."));
    }
}
