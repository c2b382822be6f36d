package lu.lalux.assure.conformance.judge.session;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllScenariosTest {

    @Test
    void each_scenario_has_its_words_and_each_word_its_scenario() {
        assertThat(AllScenarios.all())
                .extracting(Scenario::id)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(ScenarioRegister.load().entries().stream()
                        .map(ScenarioEntry::id)
                        .toList());
    }

    /** Whoever sends one invoice only is told to take the first. */
    @ParameterizedTest
    @EnumSource
    void nothing_happens_to_the_list_s_first_invoice(Fonction trade) {
        Scenario[] all = AllScenarios.all().toArray(Scenario[]::new);
        Play play = Play.of(trade, TokenWay.CLIENT_CREDENTIALS, all);
        Invoice first = play.session().list().invoices().get(0);
        assertThat(first.scenario()).isEmpty();
        assertThat(play.token().status()).isEqualTo(200);
        assertThat(play.send(first).status()).isEqualTo(202);
    }
}
