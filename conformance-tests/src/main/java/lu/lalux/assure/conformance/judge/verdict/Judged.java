package lu.lalux.assure.conformance.judge.verdict;

import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry.Level;

/**
 * A scenario and what became of it.
 *
 * @param entry what the register says of it
 * @param ruling what it says of the client
 */
public record Judged(ScenarioEntry entry, Ruling ruling) {

    /** {@return whether it fails the client: advice never does} */
    public boolean condemns() {
        return is(Ruling.State.BROKEN) && entry.level() == Level.EXIGENCE;
    }

    /** {@return whether a verdict of conformity lacks it: an obligation that never came up} */
    public boolean isMissing() {
        return is(Ruling.State.NOT_SHOWN) && entry.level() == Level.EXIGENCE;
    }

    /** {@return whether something could be better that fails nobody} */
    public boolean advises() {
        return !ruling.advice().isEmpty() || (is(Ruling.State.BROKEN) && entry.level() == Level.CONSEIL);
    }

    /**
     * @param state of a scenario
     * @return whether it ended so
     */
    public boolean is(Ruling.State state) {
        return ruling.state() == state;
    }

    /** {@return where it is found} */
    public Room room() {
        return Room.of(entry.id());
    }
}
