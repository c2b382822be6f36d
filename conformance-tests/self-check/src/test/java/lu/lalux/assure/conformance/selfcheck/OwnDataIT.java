package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.selfcheck.variants.Variant;
import lu.lalux.assure.conformance.selfcheck.variants.Variants;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;

/**
 * A server that knows its own providers, claims and vehicles only is judged like any other, once the suite is given
 * them.
 */
class OwnDataIT {

    private final ServerRun bout =
            new ServerRun(Suite.run(Contract.load().withUploadsDividedBy(32)), Identities.madeUp());

    private Variant knowing(String id) {
        return Variants.of(bout.contract()).stream()
                .filter(variant -> variant.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Results results(String id, boolean data, Set<Profile> profiles) {
        return bout.inMemory(bout.mind(knowing(id)), new Selection(profiles, List.of()), data);
    }

    private static List<String> ids(Results results, State state) {
        return results.in(state).stream().map(Outcome::id).toList();
    }

    @Test
    void with_its_data_it_conforms_and_is_told_what_does_not_concern_it() {
        Results results = results("own-data", true, Profile.USUAL);

        assertThat(ids(results, State.FAILED)).isEmpty();
        assertThat(results.verdicts()).allMatch(verdict -> verdict.result() == Result.CONFORMING);
        assertThat(ids(results, State.NOT_APPLICABLE))
                .contains(
                        "reparateur.numeroSinistre.accents",
                        "expert.idExpert.longueur-maximale",
                        "reparateur.dateFacture.date-29-fevrier-2000")
                // What the data give values for is tested: another claim, another day, another provider.
                .doesNotContain(
                        "reglement.conflit-champ.reparateur.numeroSinistre",
                        "reglement.conflit-champ.expert.dateFacture",
                        "reglement.reference-autre-identifiant.reparateur",
                        "reglement.reference-autre-compte.expert",
                        "reglement.reference-deux-metiers")
                // What nobody looks up is asked of everybody.
                .doesNotContain("reparateur.referenceFacture.accents", "expert.numeroSinistre.trop-long");
        assertThat(results.in(State.NOT_APPLICABLE))
                .allSatisfy(outcome -> assertThat(outcome.reason()).hasValueSatisfying(reason -> {
                    assertThat(reason.fr()).contains("ne prend que celles qu'elle connaît");
                    assertThat(reason.en()).contains("takes only those that it knows");
                }));
    }

    @Test
    void without_its_data_it_has_no_verdict() {
        Results halted = results("own-data", false, Profile.USUAL);
        assertThat(ids(halted, State.FAILED)).isEmpty();
        assertThat(halted.interruption())
                .hasValueSatisfying(why -> assertThat(why.fr()).contains("ne connaît pas", "--data"));
        assertThat(halted.verdicts()).noneMatch(verdict -> verdict.result() == Result.CONFORMING);
    }

    /** It is no different from any other server: whatever values it is sent, it takes. */
    @Test
    void a_server_that_looks_nothing_up_is_excused_nothing() {
        Results results = bout.inMemory(bout.right(), new Selection(Profile.USUAL, List.of()), true);
        assertThat(results.verdicts()).allMatch(verdict -> verdict.result() == Result.CONFORMING);
        assertThat(ids(results, State.NOT_APPLICABLE)).isEmpty();
        assertThat(results.advice()).noneMatch(advice -> advice.id().startsWith("data."));
    }

    /** Only what must be refused is sent there, and refused it is, with known values as with others. */
    @Test
    void its_refusals_are_judged_too() {
        Results results = results("own-data", true, Set.of(Profile.REFUS));
        assertThat(ids(results, State.FAILED)).isEmpty();
        assertThat(ids(results, State.NOT_APPLICABLE)).isEmpty();
    }

    @Test
    void for_the_document_any_4xx_says_that_a_value_is_not_known() {
        Results document = results("own-data-404", true, Set.of(Profile.DOCUMENT));
        assertThat(ids(document, State.FAILED)).isEmpty();
        assertThat(ids(document, State.NOT_APPLICABLE)).contains("reparateur.dateFacture.date-29-fevrier-2000");

        Results both = results("own-data-404", true, Profile.USUAL);
        assertThat(both.failed("reparateur.dateFacture.date-29-fevrier-2000", Profile.CONTRAT))
                .isTrue();
        assertThat(both.failed("reparateur.dateFacture.date-29-fevrier-2000", Profile.DOCUMENT))
                .isFalse();
        assertThat(both.verdicts())
                .filteredOn(verdict -> verdict.profile() == Profile.DOCUMENT)
                .allSatisfy(verdict -> {
                    assertThat(verdict.result()).isEqualTo(Result.CONFORMING);
                    assertThat(verdict.notApplicable())
                            .isEqualTo(ids(document, State.NOT_APPLICABLE).size());
                });
    }
}
