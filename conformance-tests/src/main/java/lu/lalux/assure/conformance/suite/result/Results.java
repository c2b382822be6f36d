package lu.lalux.assure.conformance.suite.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.reading.TakenReading;

/**
 * A run that was made.
 *
 * @param target what was tested
 * @param contractVersion what it was held against
 * @param suiteVersion by which version of the suite
 * @param started when
 * @param duration how long
 * @param outcomes of the tests, by id
 * @param advice by id
 * @param verdicts one for each profile asked for
 * @param readings how the target reads the document, where it was found out or given: what the profile {@code document}
 *     went by
 * @param mark the beginning of each reference that the run used
 * @param data what it left at the target
 * @param stopped whether it ended at the first failure
 * @param interruption why it ended before its end, or did not begin
 * @param testListHash SHA-256 of the ids of the tests asked for
 */
public record Results(
        Target target,
        String contractVersion,
        String suiteVersion,
        Instant started,
        Duration duration,
        List<Outcome> outcomes,
        List<Advice> advice,
        List<Verdict> verdicts,
        List<TakenReading> readings,
        String mark,
        List<TestData> data,
        boolean stopped,
        Optional<Text> interruption,
        String testListHash) {

    /** Sorts. */
    public Results {
        outcomes = outcomes.stream().sorted(Comparator.comparing(Outcome::id)).toList();
        advice = advice.stream().sorted(Comparator.comparing(Advice::id)).toList();
        verdicts = List.copyOf(verdicts);
        readings = List.copyOf(readings);
        data = data.stream()
                .sorted(Comparator.comparing(TestData::kind)
                        .thenComparing(TestData::path)
                        .thenComparing(TestData::value))
                .toList();
    }

    /** {@return what came of it in one sentence, for who decides} */
    public Text summary() {
        return Summary.of(this);
    }

    /** {@return how many tests count in no verdict, since they only advise} */
    public long advising() {
        return outcomes.stream()
                .filter(outcome -> outcome.requirement().level() == Level.CONSEIL)
                .count();
    }

    /** {@return whether the target reads the document anywhere otherwise than the contract does} */
    public boolean readsOtherwise() {
        return readings.stream().anyMatch(reading -> !reading.isContracts());
    }

    /** {@return the failures, in the order in which they are worth mending} */
    public List<Outcome> failures() {
        return outcomes.stream()
                .filter(outcome -> outcome.state() == Outcome.State.FAILED)
                .sorted(Urgency.order())
                .toList();
    }

    /**
     * @param state how tests ended
     * @return those that did, by id
     */
    public List<Outcome> in(Outcome.State state) {
        return outcomes.stream().filter(outcome -> outcome.state() == state).toList();
    }

    /**
     * @return whether the answers mean nothing: nearly all of them are 401, so that nothing behind the door was tested.
     *     Where refusals are the test, it passed only as the right request was seen accepted
     */
    public boolean vacuous() {
        List<Outcome> telling = outcomes.stream()
                .filter(outcome -> !outcome.requirement().refusal() || outcome.state() != Outcome.State.PASSED)
                .toList();
        long answers = telling.stream()
                .mapToLong(outcome -> outcome.exchanges().size())
                .sum();
        long closed = telling.stream()
                .flatMap(outcome -> outcome.exchanges().stream())
                .filter(exchange -> exchange.answer().status() == 401)
                .count();
        Set<Outcome.State> tested = EnumSet.of(Outcome.State.PASSED, Outcome.State.FAILED, Outcome.State.UNSTABLE);
        boolean nothing = outcomes.stream().noneMatch(outcome -> tested.contains(outcome.state()));
        return nothing || (answers >= 20 && closed * 10 >= answers * 9);
    }

    /**
     * 0 only for conformity in each profile asked for; 1 when one fails; 2 when there is no verdict of either kind.
     *
     * @param partialIsEnough whether a run of which a part was left out may end with 0
     * @return the exit code
     */
    public int exitCode(boolean partialIsEnough) {
        if (vacuous()) {
            return 2;
        }
        if (verdicts.stream().anyMatch(verdict -> verdict.result() == Result.NOT_CONFORMING)) {
            return 1;
        }
        return verdicts.stream()
                        .allMatch(verdict -> verdict.result() == Result.CONFORMING
                                || (partialIsEnough && verdict.result() == Result.PARTIAL))
                ? 0
                : 2;
    }

    /**
     * @param id of a test
     * @param profile to judge by
     * @return whether it failed
     */
    public boolean failed(String id, Profile profile) {
        return outcomes.stream().anyMatch(outcome -> outcome.id().equals(id) && outcome.fails(profile));
    }
}
