package lu.lalux.assure.conformance.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.session.AllScenarios;
import lu.lalux.assure.conformance.judge.trial.habit.Habit;
import lu.lalux.assure.conformance.judge.trial.habit.Habits;
import lu.lalux.assure.conformance.judge.trial.right.RightClient;
import lu.lalux.assure.conformance.judge.trial.right.RightClients;
import lu.lalux.assure.conformance.judge.worklist.Software;
import org.junit.jupiter.api.Test;

/** The wrong and the right clients as a list, before any of them sends anything. */
class HabitsTest {

    /** What no client can break: it only says how much of the list has come. */
    private static final Set<String> ONLY_SHOWN = Set.of("reglement.liste-entiere");

    /** A session's other two accounts get no file past the server, whose key a client could use. */
    private static final Set<String> OUT_OF_REACH = Set.of("fichier.compte");

    private final ScenarioRegister register = ScenarioRegister.load();
    private final List<Habit> habits = Habits.of(Contract.load());

    @Test
    void there_are_enough_of_them_and_each_has_an_id_of_its_own() {
        assertThat(habits)
                .hasSizeGreaterThanOrEqualTo(200)
                .extracting(Habit::id)
                .doesNotHaveDuplicates();
        assertThat(RightClients.all())
                .hasSizeGreaterThanOrEqualTo(40)
                .extracting(RightClient::id)
                .doesNotHaveDuplicates();
    }

    @Test
    void each_is_meant_for_a_scenario_that_concerns_it() {
        assertThat(habits).allSatisfy(habit -> {
            Software software = new Software(habit.id(), "1", habit.trade(), habit.way(), false, false);
            Set<String> ids = AllScenarios.of(register, software).stream()
                    .map(Scenario::id)
                    .collect(Collectors.toSet());
            assertThat(habit.meant()).isNotEmpty().isSubsetOf(ids);
            assertThat(ids).containsAll(habit.plays());
        });
    }

    @Test
    void each_scenario_that_can_be_broken_has_a_wrong_client() {
        Set<String> meant =
                habits.stream().flatMap(habit -> habit.meant().stream()).collect(Collectors.toSet());
        assertThat(register.entries())
                .extracting(ScenarioEntry::id)
                .filteredOn(id -> !ONLY_SHOWN.contains(id) && !OUT_OF_REACH.contains(id))
                .isSubsetOf(meant);
    }
}
