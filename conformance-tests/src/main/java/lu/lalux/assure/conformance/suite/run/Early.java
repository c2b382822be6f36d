package lu.lalux.assure.conformance.suite.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.register.Level;
import lu.lalux.assure.conformance.suite.result.NonconformityError;

/** What a target took before all else in a run: the last tests ask whether it still knows it. */
public final class Early {

    private final Map<Fonction, Taken> taken = new ConcurrentHashMap<>();
    private final BiFunction<Trial, Fonction, Call> settlement;

    Early(BiFunction<Trial, Fonction, Call> settlement) {
        this.settlement = settlement;
    }

    /**
     * Of one function.
     *
     * @param key of a file that no request has named
     * @param request that was accepted
     */
    public record Taken(String key, Map<String, Object> request) {}

    /** What is not taken now is told by the test that asks for it. */
    void begin(Bench bench) {
        for (Fonction function : Fonction.values()) {
            try {
                of(new Trial(bench, "debut." + function.word(), Level.CONTRAT), function);
            } catch (RuntimeException | NonconformityError e) {
                continue;
            }
        }
    }

    Taken of(Trial trial, Fonction function) {
        return taken.computeIfAbsent(function, absent -> take(trial, function));
    }

    private Taken take(Trial trial, Fonction function) {
        Map<String, Object> file =
                trial.contract().operation("PUT", function.upload()).fullestExample();
        String token = trial.token(trial.account(function), function.upload());
        String key = trial.expect().verified(trial.send(trial.json("PUT", function.upload(), token, file)), "pdf");
        Call call = settlement.apply(trial, function);
        trial.expect().accepted(trial.send(call));
        return new Taken(key, Operation.values(call.object().orElseThrow()));
    }
}
