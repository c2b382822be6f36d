package lu.lalux.assure.conformance.judge.scenario.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.Untrusted;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.file.RefusedFile;
import lu.lalux.assure.conformance.judge.scenario.person.SentIsSent;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong otherwise: redirects, certificates, kills, errors, answers of others. */
class CircumstancesTest {

    private static final String FIELD = "refPDFFacture";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_redirect_leads_to_the_other_name_where_nobody_goes_with_a_token_or_without(boolean leaking) {
        for (Redirected scenario : List.of(Redirected.settlement(), Redirected.upload())) {
            Play play = Play.repairer(scenario);
            play.token();
            Invoice invoice = play.own().get(0);
            WireAnswer upload = play.upload(invoice, FIELD);
            WireAnswer answer = upload.status() == 200 ? play.send(invoice) : upload;
            assertThat(answer.status()).isIn(302, 307);
            String location = Play.header(answer, "Location").orElseThrow();
            assertThat(location).startsWith("//127.0.0.1:8443/ailleurs/reparateur");
            List<Header> headers = leaking ? List.of(new Header("Authorization", "Bearer " + play.held())) : List.of();
            String path = location.substring(location.indexOf("/ailleurs"));
            assertThat(play.send("PUT", "127.0.0.1:8443", path, headers, "{}".getBytes())
                            .status())
                    .isEqualTo(404);
            assertThat(play.rest().ruling().state()).isEqualTo(State.BROKEN);
        }
    }

    @Test
    void a_redirect_leads_to_the_other_name_whatever_the_judge_is_called() {
        for (Redirected scenario : List.of(Redirected.settlement(), Redirected.upload())) {
            Play play = Play.repairer(scenario);
            play.session()
                    .circumstances()
                    .foundAt(new SessionEvents.Authorities("jetons.example:8443", "fonctions.example"));
            play.token();
            Invoice invoice = play.own().get(0);
            String path = scenario.id().equals("incident.redirection") ? "/reparateur" : "/reparateur/upload";
            for (String host : List.of("autre.example", "FONCTIONS.example:443")) {
                WireAnswer answer = play.functionsAt(host).upload(invoice, FIELD);
                answer = answer.status() == 200 ? play.send(invoice) : answer;
                assertThat(Play.header(answer, "Location"))
                        .isEqualTo(
                                host.startsWith("autre")
                                        ? Optional.empty()
                                        : Optional.of("//jetons.example:8443/ailleurs" + path));
            }
        }
    }

    @Test
    void a_redirect_may_be_left_alone_or_tried_again() {
        Play play = Play.repairer(Redirected.settlement());
        play.token();
        play.send(play.own().get(0));
        assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.send(play.own().get(0)).status()).isEqualTo(202);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {ForeignCertificate.FOREIGN, ForeignCertificate.OTHER_NAME})
    void a_certificate_that_says_nothing_is_the_end_of_a_connection(String id) {
        Play play = Play.repairer(new ForeignCertificate(id));
        assertThat(play.ruling().state()).isEqualTo(State.NOT_APPLICABLE);
        play.session().circumstances().secured();
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        play.session().circumstances().met(new Untrusted("incident.autre", 6, Untrusted.Sent.REQUEST));
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        play.session().circumstances().met(new Untrusted(id, 7, Untrusted.Sent.NOTHING));
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        play.session().circumstances().met(new Untrusted(id, 8, Untrusted.Sent.REQUEST));
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
        play.session().circumstances().met(new Untrusted(id, 9, Untrusted.Sent.REQUEST));
        play.session().circumstances().met(new Untrusted(id, 10, Untrusted.Sent.WITHOUT_TLS));
        assertThat(play.ruling().remarks())
                .extracting(remark -> remark.received().en())
                .containsExactly("A request was sent on it.", "A token or a secret was sent without TLS.");
    }

    @Test
    void who_was_killed_sends_the_same_again() {
        Play play = Play.repairer(new Killed(Killed.BEHIND));
        assertThat(play.ruling().state()).isEqualTo(State.NOT_APPLICABLE);
        play.session().circumstances().killing();
        play.token();
        Invoice lost = play.own().get(0);
        WireAnswer answer = play.send(lost);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(Play.arrived(answer)).isFalse();
        assertThat(Killed.due(play.session().evidence(false).log())).isOne();
        play.killed();
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        play.rest();
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).as("it was under way").hasSize(1);
        play.send(lost);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).isEmpty();
        play.upload(lost, FIELD);
        play.send(lost);
        assertThat(play.ruling().state()).as("with another key").isEqualTo(State.BROKEN);
        assertThat(play.ruling().remarks().get(0).received().en()).contains(FIELD);
    }

    @Test
    void nothing_happens_to_whom_the_judge_does_not_kill() {
        for (String id : List.of(Killed.BEFORE, Killed.BEHIND)) {
            Play play = Play.repairer(new Killed(id));
            play.token();
            assertThat(Play.arrived(play.send(play.own().get(0)))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_is_killed_before_the_record_does_not_believe_it_sent(ToldResult.State state) {
        Play play = Play.repairer(new Killed(Killed.BEFORE));
        play.session().circumstances().killing();
        play.token();
        Invoice invoice = play.own().get(0);
        assertThat(Play.arrived(play.send(invoice))).isFalse();
        play.killed().rest();
        assertThat(play.ruling().state()).as("nobody was told").isEqualTo(State.NOT_SHOWN);
        String reference = play.body(invoice).path("referenceFacture").asString();
        play.session().circumstances().told(List.of(new ToldResult(reference, state, Set.of())));
        assertThat(play.ruling().state()).isEqualTo(state == ToldResult.State.SENT ? State.BROKEN : State.SHOWN);
        play.upload(invoice, FIELD);
        assertThat(play.send(invoice).status()).as("nothing was recorded").isEqualTo(202);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void who_is_killed_before_the_record_and_run_again_does_not_pass_over_it_in_silence() {
        Play play = Play.repairer(new Killed(Killed.BEFORE));
        play.session().circumstances().killing();
        play.token();
        play.send(play.own().get(0));
        play.killed().rest();
        play.session().circumstances().told(List.of(new ToldResult("another", ToldResult.State.SENT, Set.of())));
        assertThat(play.ruling().state()).as("it may go on").isEqualTo(State.NOT_SHOWN);
        play.runAgain();
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void what_is_said_to_go_out_later_is_taken_up_when_the_program_is_run_for_it() {
        Consumer<Play> nothing = play -> {};
        Consumer<Play> itself =
                play -> play.upload(play.session().list().invoices().get(0), FIELD);
        Consumer<Play> stopped = play -> play.use("none")
                .settle(play.body(play.session().list().invoices().get(1)));
        Map.of(nothing, State.BROKEN, itself, State.NOT_APPLICABLE, stopped, State.NOT_APPLICABLE)
                .forEach((what, state) -> {
                    Play play = Play.repairer(new SentIsSent(), new Killed(Killed.BEFORE));
                    play.token();
                    String reference = play.body(
                                    play.session().list().invoices().get(0))
                            .path("referenceFacture")
                            .asString();
                    play.runAgain();
                    what.accept(play);
                    play.runAgain();
                    play.session().circumstances().onceMore();
                    ToldResult later = new ToldResult(reference, ToldResult.State.LATER, Set.of());
                    play.session().circumstances().told(List.of(later));
                    assertThat(play.ruling().state()).isEqualTo(state);
                });
    }

    /** Its file was not taken: nothing of it was under way. */
    @Test
    void what_was_rightly_left_before_the_kill_does_not_come_again() {
        Play play = Play.repairer(new Killed(Killed.BEHIND), RefusedFile.infected());
        play.session().circumstances().killing();
        play.token();
        Invoice infected =
                play.session().evidence(false).invoicesOf("fichier.infecte").get(0);
        play.upload(infected, FIELD);
        play.send(play.own().get(0));
        play.killed().rest();
        play.send(play.own().get(0));
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).isEmpty();
    }

    @Test
    void an_answer_that_is_cut_or_late_is_followed_by_the_same() {
        for (AnswerLost scenario : List.of(AnswerLost.halfway(), AnswerLost.late())) {
            Play play = Play.repairer(scenario);
            play.token();
            WireAnswer answer = play.send(play.own().get(0));
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.manner().end() == WireAnswer.End.HALF
                            || answer.manner().delay().equals(Duration.ofSeconds(35)))
                    .isTrue();
            assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
            assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
            play.send(play.own().get(0));
            assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
            play.upload(play.own().get(0), FIELD);
            play.send(play.own().get(0));
            assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
        }
    }

    @Test
    void a_lost_answer_is_one_that_said_something() {
        Play play = Play.repairer(new AnswerLost());
        play.token();
        Invoice invoice = play.own().get(0);
        assertThat(Play.arrived(play.settle(play.body(invoice))))
                .as("400, for a key is missing")
                .isTrue();
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        assertThat(Play.arrived(play.send(invoice))).isFalse();
    }

    @Test
    void an_answer_of_another_is_followed_by_the_same() {
        for (StrangeAnswer scenario :
                List.of(StrangeAnswer.ofRelay(), StrangeAnswer.ofPortal(), StrangeAnswer.withoutContent())) {
            Play play = Play.repairer(scenario);
            play.token();
            int status = play.send(play.own().get(0)).status();
            if (status == 500) {
                assertThat(play.ruling().advice()).as("an error is no success").isEmpty();
                status = play.send(play.own().get(0)).status();
            }
            assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
            assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
            assertThat(play.ruling().advice()).hasSize(status == 502 ? 0 : 1);
            assertThat(play.send(play.own().get(0)).status()).isEqualTo(202);
            assertThat(play.ruling().advice()).isEmpty();
            play.upload(play.own().get(0), FIELD);
            play.send(play.own().get(0));
            assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_leaves_it_to_a_person_is_not_advised_unless_the_person_believes_it_sent(ToldResult.State state) {
        Play play = Play.repairer(StrangeAnswer.ofPortal());
        play.token();
        play.send(play.own().get(0));
        String reference = play.body(play.own().get(0)).path("referenceFacture").asString();
        play.session().circumstances().told(List.of(new ToldResult("autre", ToldResult.State.LATER, Set.of())));
        assertThat(play.ruling().advice()).as("of another invoice").hasSize(1);
        play.session().circumstances().told(List.of(new ToldResult(reference, state, Set.of())));
        assertThat(play.ruling().advice()).hasSize(state == ToldResult.State.SENT ? 1 : 0);
    }

    @Test
    void an_error_is_tried_again_but_not_all_at_once() {
        for (ErrorAgain scenario : List.of(ErrorAgain.settlement(), ErrorAgain.upload())) {
            for (long wait : new long[] {0, 1}) {
                Play play = Play.repairer(again(scenario));
                play.token();
                while (play.body(play.own().get(0)).path(FIELD).isMissingNode()
                        && play.upload(play.own().get(0), FIELD).status() == 500) {
                    play.pause(Duration.ofSeconds(wait));
                }
                while (play.send(play.own().get(0)).status() == 500) {
                    play.pause(Duration.ofSeconds(wait));
                }
                assertThat(play.rulingSoFar().state()).isEqualTo(wait == 0 ? State.BROKEN : State.SHOWN);
            }
        }
    }

    @Test
    void who_is_run_again_at_once_has_not_forgotten_to_wait() {
        Play play = Play.repairer(ErrorAgain.settlement());
        play.token();
        while (play.send(play.own().get(0)).status() == 500) {
            play.runAgain();
        }
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).isEmpty();
    }

    private static ErrorAgain again(ErrorAgain scenario) {
        return scenario.id().equals(ErrorAgain.SETTLEMENT) ? ErrorAgain.settlement() : ErrorAgain.upload();
    }

    @Test
    void a_body_too_large_is_not_sent_again_but_by_another_run() {
        for (boolean again : List.of(true, false)) {
            Play play = Play.repairer(new TooLarge());
            play.token();
            for (int i = 1; i <= 3; i++) {
                assertThat(play.upload(play.own().get(0), FIELD).status()).isEqualTo(413);
                assertThat(play.ruling().state()).isEqualTo(again || i == 1 ? State.SHOWN : State.BROKEN);
                if (again) {
                    play.runAgain();
                }
            }
        }
    }
}
