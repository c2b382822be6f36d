package lu.lalux.assure.conformance.judge.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry.Level;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.register.Text;

/**
 * A scenario that says what it is told to, and shows all that came where it finds something wrong.
 *
 * @param id of it
 * @param level of it
 * @param trades whom it concerns
 * @param state how it ends
 * @param advises whether it has a piece of advice besides
 */
public record Fixed(String id, Level level, Set<Fonction> trades, Ruling.State state, boolean advises)
        implements Scenario {

    /** Copies. */
    public Fixed {
        trades = Set.copyOf(trades);
    }

    /**
     * @param id of it
     * @param state how it ends
     * @return an obligation of everybody
     */
    public static Fixed must(String id, Ruling.State state) {
        return new Fixed(id, Level.EXIGENCE, EnumSet.allOf(Fonction.class), state, false);
    }

    /**
     * @param id of it
     * @param state how it ends
     * @return advice for everybody
     */
    public static Fixed should(String id, Ruling.State state) {
        return new Fixed(id, Level.CONSEIL, EnumSet.allOf(Fonction.class), state, false);
    }

    /**
     * @param trade whom alone it concerns
     * @return the same, for that trade
     */
    public Fixed only(Fonction trade) {
        return new Fixed(id, level, Set.of(trade), state, advises);
    }

    /** {@return the same, with a piece of advice} */
    public Fixed advising() {
        return new Fixed(id, level, trades, state, true);
    }

    /**
     * @param scenarios told what to say
     * @return a register of them
     */
    public static ScenarioRegister register(Fixed... scenarios) {
        return ScenarioRegister.of(Arrays.stream(scenarios).map(Fixed::entry).toList());
    }

    private String room() {
        return id.substring(0, id.indexOf('.'));
    }

    private ScenarioEntry entry() {
        return new ScenarioEntry(
                id,
                level,
                "RFC 0000, section " + id,
                new Text("Titre de " + id, "Title of " + id),
                new Text("À faire pour " + id, "To be done for " + id),
                OptionalInt.of(4),
                trades,
                EnumSet.allOf(TokenWay.class));
    }

    @Override
    public Ruling ruling(Evidence evidence) {
        List<Exchange> all = evidence.log().all();
        Remark remark = new Remark(
                new Text("Attendu de " + id, "Expected of " + id), new Text("Venu à " + id, "Came to " + id), all);
        Ruling ruling = switch (state) {
            case SHOWN -> Ruling.shown();
            case BROKEN, ADVISED -> Ruling.of(List.of(remark));
            case NOT_SHOWN -> Ruling.notShown(new Text("Rien pour " + room(), "Nothing for " + room()));
            case NOT_APPLICABLE -> Ruling.notApplicable(new Text("Sans " + room(), "Without " + room()));
        };
        return advises ? ruling.advising(remark) : ruling;
    }
}
