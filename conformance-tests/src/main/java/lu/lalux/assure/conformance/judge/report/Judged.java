package lu.lalux.assure.conformance.judge.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry.Level;
import lu.lalux.assure.conformance.judge.scenario.manners.SecretsUnwritten;
import lu.lalux.assure.conformance.judge.scenario.person.SentIsSent;
import lu.lalux.assure.conformance.judge.scenario.trouble.ForeignCertificate;
import lu.lalux.assure.conformance.judge.scenario.trouble.Killed;

/**
 * A scenario and what became of it.
 *
 * @param entry what the register says of it
 * @param ruling what it says of the client
 */
public record Judged(ScenarioEntry entry, Ruling ruling) {

    /** What {@code --https}, {@code --run} without {@code --no-kill}, and told results bring up. */
    private static final Set<String> OCCASIONAL = Set.of(
            ForeignCertificate.FOREIGN,
            ForeignCertificate.OTHER_NAME,
            Killed.BEFORE,
            Killed.BEHIND,
            SentIsSent.ID,
            SecretsUnwritten.ID);

    /** {@return whether it fails the client: advice never does} */
    public boolean condemns() {
        return is(Ruling.State.BROKEN) && entry.level() == Level.EXIGENCE;
    }

    /** {@return whether a verdict of conformity lacks it: an obligation that never came up} */
    public boolean isMissing() {
        return is(Ruling.State.NOT_SHOWN) && entry.level() == Level.EXIGENCE;
    }

    /** {@return whether it is an obligation that the session had no occasion for, as whoever held it has chosen} */
    public boolean isLeftOut() {
        return isLeftOut(entry.id(), ruling.state());
    }

    /**
     * @param id of a scenario
     * @param state of it
     * @return whether it is an obligation that its session had no occasion for
     */
    public static boolean isLeftOut(String id, Ruling.State state) {
        return state == Ruling.State.NOT_APPLICABLE && OCCASIONAL.contains(id);
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
        boolean isKept = is(Ruling.State.SHOWN) || is(Ruling.State.BROKEN) && entry.level() == Level.CONSEIL;
        return isKept && !allAdvice().isEmpty() ? Ruling.State.ADVISED : ruling.state();
    }

    /** {@return where it is found} */
    public Room room() {
        return Room.of(entry.id());
    }
}
