package lu.lalux.assure.conformance.judge.scenario.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.settlement.FieldReview;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedTest {

    private static final String FIELD = "refPDFFacture";

    static Stream<Supplier<Scenario>> all() {
        return Stream.of(
                Refused::field,
                Refused::value,
                Refused::withoutDetails,
                Conflict::new,
                KeyWithdrawn::unknown,
                KeyWithdrawn::expired);
    }

    private static Play refused(Supplier<Scenario> scenario) {
        Play play = Play.repairer(scenario.get());
        play.token();
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        play.onOneConnection();
        int status = play.send(play.own().get(0)).status();
        if (status == 503) {
            status = play.pause(Duration.ofSeconds(1)).send(play.own().get(0)).status();
        }
        assertThat(status).isIn(400, 409, 422);
        return play;
    }

    @ParameterizedTest
    @MethodSource("all")
    void who_repeats_it_three_times_is_wrong(Supplier<Scenario> scenario) {
        Play play = refused(scenario).onManyConnections();
        for (int i = 0; i < 3; i++) {
            int status =
                    play.pause(Duration.ofSeconds(3)).send(play.own().get(0)).status();
            assertThat(status).as("refused each time").isIn(400, 409, 422);
        }
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
        assertThat(play.ruling().remarks().get(0).received().en()).startsWith("Sent again 3 time(s)");
    }

    @ParameterizedTest
    @MethodSource("all")
    void so_is_who_repeats_it_by_itself_at_once(Supplier<Scenario> scenario) {
        Play play = refused(scenario);
        play.pause(Duration.ofMillis(500)).send(play.own().get(0));
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void who_begins_its_list_anew_is_not(Supplier<Scenario> scenario) {
        Play play = refused(scenario);
        play.rest();
        for (int i = 0; i < 4; i++) {
            play.onOneConnection();
            Invoice first = play.session().list().invoices().get(0);
            assertThat(first.scenario()).isEmpty();
            play.send(first);
            play.send(play.own().get(0));
            play.rest();
        }
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).isNotEmpty();
    }

    @Test
    void an_expired_key_is_uploaded_anew() {
        Play play = refused(KeyWithdrawn::expired);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).as("nothing is uploaded").hasSize(1);
        play.upload(play.own().get(0), FIELD);
        assertThat(play.send(play.own().get(0)).status()).isEqualTo(202);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void who_has_uploaded_anew_before_the_key_expired_again_is_not_advised_to() {
        Play play = refused(KeyWithdrawn::expired);
        play.killed().onOneConnection();
        Invoice invoice = play.own().get(0);
        play.upload(invoice, FIELD);
        assertThat(play.send(invoice).status())
                .as("once more, since it was killed")
                .isEqualTo(422);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).isEmpty();
    }

    @Test
    void an_unknown_key_may_be_left_to_a_person() {
        assertThat(refused(KeyWithdrawn::unknown).rest().ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void what_is_mended_is_taken() {
        for (Supplier<Refused> scenario :
                Stream.<Supplier<Refused>>of(Refused::field, Refused::value).toList()) {
            Play play = refused(scenario::get);
            var body = play.body(play.own().get(0)).put("numeroSinistre", "MENDED");
            assertThat(play.settle(body).status()).isEqualTo(202);
            assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
            assertThat(play.ruling().advice()).isEmpty();
            assertThat(texts(play).state()).as("the list has another").isEqualTo(State.SHOWN);
        }
    }

    @Test
    void what_no_refusal_has_named_is_not_mended_but_changed() {
        Play play = refused(Refused::withoutDetails);
        var body = play.body(play.own().get(0)).put("numeroSinistre", "CHANGED");
        assertThat(play.settle(body).status()).isEqualTo(202);
        assertThat(texts(play).state()).isEqualTo(State.BROKEN);
    }

    private static Ruling texts(Play play) {
        return FieldReview.texts().ruling(play.session().evidence(true));
    }

    @Test
    void a_field_is_named_with_a_code_of_this_server_s_own() {
        Play play = Play.repairer(Refused.field());
        play.token();
        WireAnswer answer = play.send(play.own().get(0));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Play.json(answer).at("/errors/0/pointer").asString()).isEqualTo("/numeroSinistre");
        assertThat(Play.json(answer).at("/errors/0/code").asString()).isEqualTo("dossier-clos");
        assertThat(Play.json(answer).at("/errors/1/pointer").asString())
                .as("another, which leaves it the same invoice")
                .isEqualTo("/referenceInterneLalux");
    }

    @Test
    void a_refusal_may_have_members_that_nobody_knows() {
        for (Supplier<Refused> scenario :
                Stream.<Supplier<Refused>>of(Refused::field, Refused::value).toList()) {
            Play play = Play.repairer(scenario.get());
            play.token();
            WireAnswer answer = play.send(play.own().get(0));
            assertThat(Play.json(answer).propertyNames()).contains("juge", "jugeTrace", "type", "errors", "jugeListe");
            assertThat(Play.json(answer).at("/errors/0").has("jugeRang")).isTrue();
        }
    }

    @Test
    void a_bare_problem_says_no_more_than_it_must() {
        Play play = Play.repairer(Refused.withoutDetails());
        play.token();
        assertThat(Play.json(play.send(play.own().get(0))).propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status");
    }

    /** A person begins no other run within this one; where nothing is said of any field, it may be the key. */
    @Test
    void another_upload_after_a_fault_of_a_field_mends_nothing() {
        for (Supplier<Scenario> scenario : Stream.<Supplier<Scenario>>of(
                        Refused::field, Refused::value, Refused::withoutDetails)
                .toList()) {
            Play play = refused(scenario);
            play.onManyConnections()
                    .pause(Duration.ofSeconds(5))
                    .upload(play.own().get(0), FIELD);
            assertThat(play.send(play.own().get(0)).status()).isIn(400, 422);
            assertThat(play.ruling().state()).as("by hand").isEqualTo(State.SHOWN);
            play.runAgain();
            boolean bare = play.own().get(0).scenario().equals("incident.probleme-nu");
            assertThat(play.ruling().state()).isEqualTo(bare ? State.SHOWN : State.BROKEN);
        }
    }

    @Test
    void another_reference_after_a_conflict_pays_twice() {
        Play play = refused(Conflict::new);
        assertThat(play.settle(play.body(play.own().get(0)).put("referenceFacture", "AUTRE-1"))
                        .status())
                .isEqualTo(202);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void another_upload_after_a_conflict_makes_it_no_other_invoice() {
        Play play = refused(Conflict::new);
        play.upload(play.own().get(0), FIELD);
        assertThat(play.send(play.own().get(0)).status()).isEqualTo(409);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void who_repeats_several_at_a_time_has_not_begun_anew() {
        Play play = Play.repairer(Refused.field(), Refused.value());
        play.token();
        play.onManyConnections();
        for (int i = 0; i < 4; i++) {
            play.pause(Duration.ofMillis(500)).send(play.own().get(0));
            play.session().list().invoices().stream()
                    .filter(invoice -> invoice.scenario().equals("incident.valeur-inconnue"))
                    .forEach(play::send);
        }
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void another_content_after_a_conflict_is_a_conflict_still() {
        Play play = refused(Conflict::new);
        assertThat(play.settle(play.body(play.own().get(0)).put("factureHT", "1.00"))
                        .status())
                .isEqualTo(409);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }
}
