package lu.lalux.assure.conformance.judge.trial;

import java.util.List;

/**
 * What came of the judge's self-check.
 *
 * @param wrong what was said of each wrong client
 * @param right what was said of each right client
 * @param idle what was said of each client that does too little
 * @param seconds that it took
 */
public record JudgeFindings(List<Caught> wrong, List<Cleared> right, List<Idler> idle, long seconds) {

    /** Copies. */
    public JudgeFindings {
        wrong = List.copyOf(wrong);
        right = List.copyOf(right);
        idle = List.copyOf(idle);
    }

    /** {@return the wrong clients that were not caught by the scenario meant for them} */
    public List<Caught> survivors() {
        return wrong.stream().filter(Caught::survives).toList();
    }

    /** {@return the right clients that were condemned} */
    public List<Cleared> alarms() {
        return right.stream().filter(Cleared::isFalselyCondemned).toList();
    }

    /** {@return the clients that passed by doing nothing} */
    public List<Idler> freeRiders() {
        return idle.stream().filter(Idler::conforms).toList();
    }

    /** {@return whether the judge is as it should be} */
    public boolean passed() {
        return survivors().isEmpty() && alarms().isEmpty() && freeRiders().isEmpty();
    }
}
