package lu.lalux.assure.conformance.judge.trial.habit;

import java.util.ArrayList;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;

/** All bad habits. */
public final class Habits {

    private Habits() {}

    /**
     * @param contract whose fields and operations are the places
     * @return all of them
     */
    public static List<Habit> of(Contract contract) {
        List<Habit> all = new ArrayList<>();
        for (Fonction trade : Fonction.values()) {
            all.addAll(new FieldHabits(trade, contract.operation("PUT", trade.path())).all());
        }
        all.addAll(new SettlementHabits(contract.operation("PUT", Fonction.REPARATEUR.path())).all());
        all.addAll(new FileHabits(contract).all());
        all.addAll(new TokenHabits().all());
        all.addAll(new TroubleHabits(contract).all());
        all.addAll(new MannerHabits().all());
        all.addAll(new TellingHabits().all());
        return all;
    }
}
