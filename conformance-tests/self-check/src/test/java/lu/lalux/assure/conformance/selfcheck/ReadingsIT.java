package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.WrongModel;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.Doubt;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.OtherMind;
import lu.lalux.assure.conformance.suite.Suite;
import lu.lalux.assure.conformance.suite.reading.TakenReading;
import lu.lalux.assure.conformance.suite.reading.Trait;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.TestData;
import lu.lalux.assure.conformance.suite.result.Verdict;
import lu.lalux.assure.conformance.suite.run.Selection;
import org.junit.jupiter.api.Test;

/** How a target reads the document is found out once, told, and judged by the document only. */
class ReadingsIT {

    private static final Contract CONTRACT = Contract.load().withUploadsDividedBy(32);
    private static final List<String> TESTS = List.of(
            "reglement.202.",
            "reglement.forme.",
            "document.verified.",
            "document.nom-de-la-cle.",
            "champ.",
            "reparateur.",
            "expert.");

    private final ServerRun bout = new ServerRun(Suite.run(CONTRACT), Identities.madeUp());

    @Test
    void another_reading_conforms_to_the_document_and_not_to_the_contract() {
        Results results = run(EnumSet.of(Doubt.NUMBER_AMOUNTS, Doubt.KEY_NAME), new Selection(Profile.USUAL, TESTS));

        assertThat(results.verdicts())
                .extracting(Verdict::profile, Verdict::result)
                .contains(tuple(Profile.DOCUMENT, Result.PARTIAL), tuple(Profile.CONTRAT, Result.NOT_CONFORMING));
        assertThat(results.outcomes().stream()
                        .filter(outcome -> outcome.fails(Profile.CONTRAT))
                        .map(Outcome::id))
                .contains("reglement.forme.reparateur", "document.nom-de-la-cle.expert")
                .doesNotContain("reglement.202.reparateur", "document.verified.expert");
        assertThat(results.readings())
                .contains(
                        new TakenReading("/reparateur", Set.of(Trait.NUMBER_AMOUNTS)),
                        new TakenReading("/expert", Set.of(Trait.NUMBER_AMOUNTS)),
                        new TakenReading("/expert/upload", Set.of(Trait.KEY_NAME)));
    }

    @Test
    void what_a_query_cannot_say_is_not_applicable() {
        Results results = run(EnumSet.of(Doubt.QUERY), new Selection(Set.of(Profile.DOCUMENT), TESTS));

        assertThat(results.in(State.FAILED)).extracting(Outcome::id).isEmpty();
        assertThat(results.in(State.NOT_APPLICABLE))
                .extracting(Outcome::id)
                .contains("reparateur.numeroSinistre.nul", "expert.abandonVehicule.type-objet")
                .noneMatch(id -> id.endsWith(".manquant"));
    }

    @Test
    void where_the_contract_s_form_is_taken_one_right_request_is_all() {
        Results results = run(Set.of(), new Selection(Profile.USUAL, TESTS));

        assertThat(results.readings()).allMatch(TakenReading::isContracts).isNotEmpty();
        assertThat(results.data().stream()
                        .filter(data -> data.test().startsWith("lecture."))
                        .filter(data -> data.kind() == TestData.Kind.REGLEMENT))
                .hasSize(2);
    }

    @Test
    void the_contract_alone_asks_for_no_reading() {
        Results results = run(EnumSet.of(Doubt.NUMBER_AMOUNTS), new Selection(Set.of(Profile.CONTRAT), TESTS));

        assertThat(results.readings()).isEmpty();
        assertThat(results.data()).noneMatch(data -> data.test().startsWith("lecture."));
        assertThat(results.failed("reglement.202.reparateur", Profile.CONTRAT)).isTrue();
    }

    @Test
    void where_nothing_may_be_kept_nothing_is_found_out() {
        Results results = run(EnumSet.of(Doubt.QUERY), new Selection(Set.of(Profile.REFUS), List.of()));

        assertThat(results.data()).isEmpty();
        assertThat(results.readings()).isEmpty();
    }

    @Test
    void a_reading_that_is_given_is_not_looked_for() {
        Set<Trait> given = EnumSet.of(Trait.NUMBER_AMOUNTS);
        Selection selection = new Selection(Set.of(Profile.DOCUMENT), TESTS, false, Optional.of(given));

        assertThat(run(EnumSet.of(Doubt.NUMBER_AMOUNTS), selection).in(State.FAILED))
                .isEmpty();
        Results wrong = run(Set.of(), selection);
        assertThat(wrong.failed("reglement.202.reparateur", Profile.DOCUMENT)).isTrue();
        assertThat(wrong.data()).noneMatch(data -> data.test().startsWith("lecture."));
    }

    /** A server that takes none of the contract's forms beside its own. */
    private Results run(Set<Doubt> reads, Selection selection) {
        Behaviour strict = WrongModel.of(
                        CONTRACT,
                        bout.identities(),
                        Rules.of(CONTRACT),
                        Conduct.wrong(Slip.TOLERANCE_REFUSED, ""),
                        Grants.USUAL)
                .mind();
        return bout.inMemory(OtherMind.of(CONTRACT, reads, strict), selection);
    }
}
