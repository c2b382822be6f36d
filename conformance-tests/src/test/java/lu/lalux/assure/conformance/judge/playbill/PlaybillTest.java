package lu.lalux.assure.conformance.judge.playbill;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import org.junit.jupiter.api.Test;

class PlaybillTest {

    @Test
    void each_scenario_has_its_words_and_each_word_its_scenario() {
        assertThat(Playbill.all())
                .extracting(Scenario::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ScenarioRegister.load().entries().stream()
                        .map(ScenarioEntry::id)
                        .toList());
    }
}
