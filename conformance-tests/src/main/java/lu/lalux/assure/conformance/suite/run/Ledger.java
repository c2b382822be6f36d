package lu.lalux.assure.conformance.suite.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.suite.result.Advice;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.TestData;

/** What came of each test, in the order in which they ended. */
final class Ledger {

    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Advice> advice = new ArrayList<>();
    private final Map<String, TestData> data = new LinkedHashMap<>();
    private final Consumer<Outcome> listener;

    /**
     * @param listener told of each outcome, one at a time
     */
    Ledger(Consumer<Outcome> listener) {
        this.listener = listener;
    }

    synchronized void add(Outcome outcome) {
        outcomes.add(outcome);
        listener.accept(outcome);
    }

    synchronized void add(Advice found) {
        if (!advice.contains(found)) {
            advice.add(found);
        }
    }

    synchronized void add(TestData left) {
        data.putIfAbsent(left.identity(), left);
    }

    /** {@return whether a test has failed, so far} */
    synchronized boolean hasFailure() {
        return outcomes.stream().anyMatch(outcome -> outcome.state() == Outcome.State.FAILED);
    }

    /** {@return what was left at the target, so far} */
    synchronized List<TestData> data() {
        return List.copyOf(data.values());
    }

    /** {@return the outcomes so far} */
    synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** {@return the advice so far} */
    synchronized List<Advice> advice() {
        return List.copyOf(advice);
    }
}
