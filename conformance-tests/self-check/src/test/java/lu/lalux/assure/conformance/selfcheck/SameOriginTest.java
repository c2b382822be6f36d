package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;

/** A sandbox whose application is registered with the sandbox's own address, and whose server knows no other origin. */
class SameOriginTest {

    private static final Contract CONTRACT = Contract.load();
    private static final List<String> CROSS_ORIGIN = List.of("cors");

    private final Identities elsewhere = Identities.madeUp();

    @Test
    void a_page_of_the_target_s_own_is_given_no_permission_and_needs_none() {
        String own = ModelTarget.nowhere(elsewhere).api() + ":80/retour";

        Results results = run(returningTo(own));

        assertThat(results.outcomes()).hasSize(12).allMatch(outcome -> outcome.state() == State.NOT_APPLICABLE);
    }

    /** The same server, and a page of somebody else's. */
    @Test
    void any_other_page_must_be_given_it() {
        Results results = run(returningTo("https://modele.invalid/retour"));

        assertThat(results.outcomes()).hasSize(12).allMatch(outcome -> outcome.state() == State.FAILED);
    }

    private Results run(Identities told) {
        return new ServerRun(Suite.run(CONTRACT), told)
                .inMemory(
                        AnswerChange.in(
                                Model.right(CONTRACT, told).mind(),
                                (asked, reply) ->
                                        reply.headers().keySet().removeIf(name -> name.startsWith("Access-Control-"))),
                        new Selection(EnumSet.of(Profile.CONTRAT), CROSS_ORIGIN));
    }

    private Identities returningTo(String address) {
        return new Identities(
                elsewhere.client(),
                elsewhere.otherClient(),
                elsewhere.expertClient(),
                elsewhere.bothClient(),
                elsewhere.application(),
                address,
                elsewhere.person(),
                elsewhere.otherPerson());
    }
}
