package lu.lalux.assure.conformance.judge.scenario;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.register.Text;

/**
 * What the register says of a scenario.
 *
 * @param id stable, also across versions of the suite
 * @param level whether it condemns
 * @param source clause of the contract, of an RFC, or of the page on going live
 * @param title what a right client does
 * @param task what the client has to do so that the scenario comes up
 * @param point of the checklist in {@code going-live} that it checks
 * @param trades whom it concerns
 * @param ways whom it concerns
 */
public record ScenarioEntry(
        String id,
        Level level,
        String source,
        Text title,
        Text task,
        OptionalInt point,
        Set<Fonction> trades,
        Set<TokenWay> ways) {

    /** Whether a scenario condemns. */
    public enum Level {
        /** A MUST of the contract or of an RFC: a client that breaks it does not conform. */
        EXIGENCE,
        /** Good manners: told, never a failure. */
        CONSEIL
    }

    /** Copies. */
    public ScenarioEntry {
        trades = Set.copyOf(trades);
        ways = Set.copyOf(ways);
    }

    /**
     * @param software on trial
     * @return why it does not concern it; nothing if it does
     */
    public Optional<Text> excluded(Software software) {
        if (!trades.contains(software.trade())) {
            return Optional.of(new Text("Ce scénario concerne l'autre métier.", "This scenario is the other trade's."));
        }
        return ways.contains(software.way())
                ? Optional.empty()
                : Optional.of(new Text(
                        "Ce scénario concerne une autre façon d'obtenir un jeton.",
                        "This scenario is another way to a token's."));
    }
}
