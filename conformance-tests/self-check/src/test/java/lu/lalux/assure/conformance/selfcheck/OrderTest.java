package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.TestData;
import lu.lalux.assure.conformance.suite.run.RunSettings;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;

/** What asks at the end of a run for what was taken at its beginning has the whole run in between. */
class OrderTest {

    private static final Contract CONTRACT = Contract.load().withUploadsDividedBy(32);

    @Test
    void first_what_is_asked_for_last_also_where_several_tests_run_at_once() {
        Identities identities = Identities.madeUp();
        List<String> ended = new ArrayList<>();

        Results results = Suite.run(CONTRACT)
                .run(
                        ModelTarget.nowhere(identities),
                        new Selection(Set.of(Profile.CONTRAT), List.of()),
                        RunSettings.once(
                                new InMemory(Model.right(CONTRACT, identities).mind()), 4),
                        new Redaction(),
                        outcome -> ended.add(outcome.id()));

        assertThat(ended.subList(ended.size() - 4, ended.size()))
                .containsExactlyInAnyOrder(
                        "reglement.entre-temps.reparateur",
                        "reglement.entre-temps.expert",
                        "reglement.cle-apres-d-autres.reparateur",
                        "reglement.cle-apres-d-autres.expert");
        assertThat(results.data()).extracting(TestData::test).contains("debut.reparateur", "debut.expert");
    }
}
