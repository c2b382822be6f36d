package lu.lalux.assure.conformance.judge.playbill;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.trouble.AnswerLost;
import lu.lalux.assure.conformance.judge.software.Software;

/** Every scenario there is, one line each, room by room; new objects for each session. */
public final class Playbill {

    private static final List<Supplier<Scenario>> TROUBLE = List.of(AnswerLost::new);

    private Playbill() {}

    /** {@return all of them} */
    public static List<Scenario> all() {
        return Stream.of(TROUBLE).flatMap(List::stream).map(Supplier::get).toList();
    }

    /**
     * @param register what is said of them
     * @param software on trial
     * @return those that concern it
     */
    public static List<Scenario> of(ScenarioRegister register, Software software) {
        return all().stream()
                .filter(scenario ->
                        register.get(scenario.id()).excluded(software).isEmpty())
                .toList();
    }
}
