package lu.lalux.assure.conformance.judge.report;

import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.scenario.Remark;
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

    /**
     * {@return all that could be better and fails nobody: what is wrong by a scenario that does not condemn included}
     */
    public List<Remark> allAdvice() {
        return Stream.concat(
                        entry.level() == Level.CONSEIL ? ruling.remarks().stream() : Stream.empty(),
                        ruling.advice().stream())
                .toList();
    }

    /**
     * @param state of a scenario
     * @return whether it ended so
     */
    public boolean is(Ruling.State state) {
        return ruling.state() == state;
    }

    /** {@return how it ended for a reader, who is told apart what condemns and what is advice} */
    public Ruling.State standing() {
        return is(Ruling.State.BROKEN) && entry.level() == Level.CONSEIL ? Ruling.State.ADVISED : ruling.state();
    }

    /** {@return where it is found} */
    public Room room() {
        return Room.of(entry.id());
    }
}
