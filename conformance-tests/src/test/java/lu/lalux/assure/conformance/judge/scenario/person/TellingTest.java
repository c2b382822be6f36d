package lu.lalux.assure.conformance.judge.scenario.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Crowd;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.trouble.AnswerLost;
import lu.lalux.assure.conformance.judge.scenario.trouble.StrangeAnswer;
import lu.lalux.assure.conformance.judge.scenario.trouble.UploadInDoubt;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person was told, against what the client can have read. */
class TellingTest {

    private static final String FIELD = "refPDFFacture";

    private final List<ToldResult> told = new ArrayList<>();

    private Play play;

    private Invoice given(Scenario scenario) {
        play = Play.repairer(new SentIsSent(), scenario, new Crowd(8));
        play.token();
        return play.session().evidence(false).invoicesOf(scenario.id()).get(0);
    }

    private List<Invoice> ordinary() {
        return play.session().evidence(false).invoicesOf("");
    }

    private void tell(Invoice invoice, ToldResult.State state) {
        told.add(new ToldResult(invoice.fields().path("referenceFacture").asString(), state, Set.of()));
        play.session().circumstances().told(told);
    }

    private Remark remark() {
        return play.ruling().remarks().get(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"TO_MEND", "LATER"})
    void who_hung_up_before_its_answer_was_due_has_not_read_it(ToldResult.State state) {
        Invoice late = given(AnswerLost.late());
        play.waitingFor(Duration.ofSeconds(4)).send(late);
        tell(late, state);
        assertThat(play.ruling().state()).isNotEqualTo(State.BROKEN);
    }

    @ParameterizedTest
    @CsvSource({"4, BROKEN", "5, NOT_APPLICABLE", "6, NOT_APPLICABLE"})
    void an_answer_that_takes_long_may_come_too_late(long seconds, State state) {
        given(AnswerLost.late());
        Invoice invoice = ordinary().get(0);
        play.answeredAfter(Duration.ofSeconds(seconds)).send(invoice);
        tell(invoice, ToldResult.State.TO_MEND);
        assertThat(play.ruling().state()).isEqualTo(state);
    }

    @Test
    void what_has_not_gone_out_is_spoken_of_until_it_has() {
        given(AnswerLost.late());
        List<Invoice> all = ordinary();
        all.forEach(play::send);
        all.forEach(invoice -> tell(invoice, ToldResult.State.SENT));
        Invoice left = play.session()
                .evidence(false)
                .invoicesOf(AnswerLost.late().id())
                .get(0);
        ToldResult later =
                new ToldResult(left.fields().path("referenceFacture").asString(), ToldResult.State.LATER, Set.of());
        ToldResult person = new ToldResult(later.reference(), ToldResult.State.TO_MEND, Set.of());
        for (boolean idle : new boolean[] {false, true}) {
            play.session().circumstances().ran(List.of(later), true, idle);
            assertThat(play.ruling().state()).as("said in the last run").isEqualTo(State.SHOWN);
            play.session().circumstances().ran(told, true, idle);
            assertThat(play.ruling().state()).as("said before").isEqualTo(idle ? State.BROKEN : State.SHOWN);
        }
        play.session().circumstances().ran(told, false, true);
        assertThat(play.ruling().state()).as("cut off").isEqualTo(State.SHOWN);
        play.session().circumstances().ran(List.of(person), true, true);
        play.session().circumstances().ran(told, true, true);
        assertThat(play.ruling().state()).as("a person knows of it").isEqualTo(State.SHOWN);
    }

    @Test
    void sent_is_not_said_of_what_had_no_answer() {
        for (AnswerLost scenario : List.of(AnswerLost.late(), new AnswerLost())) {
            told.clear();
            Invoice lost = given(scenario);
            play.waitingFor(Duration.ofSeconds(6)).send(lost);
            tell(lost, ToldResult.State.SENT);
            assertThat(play.ruling().state()).as(scenario.id()).isEqualTo(State.BROKEN);
            assertThat(remark().received().en()).endsWith("is said to be sent; no 202 arrived.");
            play.send(lost);
            assertThat(play.ruling().state()).as("sent again").isEqualTo(State.SHOWN);
        }
    }

    @Test
    void who_has_closed_its_direction_only_reads_all_the_same() {
        Invoice late = given(AnswerLost.late());
        play.waitingFor(Duration.ofMillis(20)).send(late);
        tell(late, ToldResult.State.SENT);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void the_half_of_an_answer_may_have_its_status() {
        Invoice half = given(AnswerLost.halfway());
        play.send(half);
        tell(half, ToldResult.State.SENT);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void what_had_no_answer_is_not_told_as_an_answer() {
        Invoice cut = given(StrangeAnswer.none());
        play.send(cut);
        tell(cut, ToldResult.State.REFUSED);
        assertThat(remark().expected().en()).startsWith("Without an answer");
    }

    @Test
    void nobody_knows_whose_a_request_was_that_is_no_json() {
        Invoice cut = given(UploadInDoubt.requestCut());
        play.upload(cut, FIELD);
        tell(cut, ToldResult.State.REFUSED);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
        play.send(
                "PUT",
                Play.FUNCTIONS,
                "/reparateur",
                List.of(
                        new Header("Content-Type", "application/json"),
                        new Header("Authorization", "Bearer " + play.held())),
                "{".getBytes(StandardCharsets.UTF_8));
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void many_remarks_of_one_kind_hide_no_other() {
        Invoice lost = given(new AnswerLost());
        play.send(lost);
        List<Invoice> others = ordinary();
        others.forEach(other -> tell(other, ToldResult.State.SENT));
        tell(lost, ToldResult.State.SENT);
        assertThat(play.ruling().remarks()).hasSize(others.size() + 1);
        assertThat(play.ruling().remarks().subList(0, 2))
                .extracting(remark -> remark.expected().en())
                .doesNotHaveDuplicates();
    }

    /** The list's invoices have no fault: a program that finds one in them never asked. */
    @Test
    void a_program_s_own_refusal_is_not_the_insurer_s() {
        given(new AnswerLost());
        Invoice left = ordinary().get(0);
        String reference = left.fields().path("referenceFacture").asString();
        Map<ToldResult, State> wanted = Map.of(
                new ToldResult(reference, ToldResult.State.REFUSED, Set.of()), State.BROKEN,
                new ToldResult(reference, ToldResult.State.REFUSED, Set.of("/factureTTC")), State.BROKEN,
                new ToldResult(reference, ToldResult.State.TO_MEND, Set.of("/factureTTC")), State.BROKEN,
                new ToldResult(reference, ToldResult.State.TO_MEND, Set.of()), State.BROKEN,
                new ToldResult(reference, ToldResult.State.LATER, Set.of()), State.NOT_APPLICABLE);
        wanted.forEach((result, state) -> {
            play.session().circumstances().told(List.of(result));
            assertThat(play.ruling().state()).as(result.toString()).isEqualTo(state);
        });
        play.session().circumstances().told(List.of(new ToldResult(reference, ToldResult.State.REFUSED, Set.of())));
        play.upload(left, FIELD);
        assertThat(play.ruling().state()).as("something came").isNotEqualTo(State.BROKEN);
    }
}
