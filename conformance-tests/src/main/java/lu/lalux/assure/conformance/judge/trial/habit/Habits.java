package lu.lalux.assure.conformance.judge.trial.habit;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.Decision;
import lu.lalux.assure.conformance.judge.trial.client.Decision.Next;

/** All bad habits. */
public final class Habits {

    private Habits() {}

    /**
     * @param contract whose fields and operations are the places
     * @return all of them
     */
    public static List<Habit> of(Contract contract) {
        List<Habit> all = new ArrayList<>();
        all.add(Habit.of(
                "incident.lost.new-upload",
                "incident.reponse-perdue",
                ways -> ways.reacts(
                        usual -> (step, attempt) -> attempt.answer().isEmpty() && step.kind() == Kind.SETTLEMENT
                                ? Decision.to(Next.ANEW)
                                : usual.on(step, attempt))));
        return all;
    }
}
