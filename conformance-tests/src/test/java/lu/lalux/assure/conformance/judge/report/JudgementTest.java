package lu.lalux.assure.conformance.judge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.report.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {

    private static final Instant DATE = Instant.parse("2026-07-01T10:00:00Z");

    private static Judgement of(boolean came, boolean ended, Fixed... scenarios) {
        Play play = Play.repairer(scenarios);
        if (came) {
            play.token();
        }
        return Judgement.of(play.session().evidence(ended), List.of(scenarios), Fixed.register(scenarios), "T1", DATE);
    }

    private static Judgement of(Fixed... scenarios) {
        return of(true, true, scenarios);
    }

    @Test
    void all_shown_is_conforming() {
        Judgement judgement = of(Fixed.must("jeton.a", State.SHOWN), Fixed.must("fichier.a", State.SHOWN));
        assertThat(judgement.result()).isEqualTo(Result.CONFORMING);
        assertThat(judgement.result().exitCode()).isZero();
        assertThat(judgement.requests()).isEqualTo(1);
    }

    @Test
    void a_broken_obligation_fails_whatever_else_is_not_shown() {
        Judgement judgement = of(
                Fixed.must("jeton.a", State.SHOWN),
                Fixed.must("fichier.a", State.BROKEN),
                Fixed.must("fichier.b", State.NOT_SHOWN));
        assertThat(judgement.result()).isEqualTo(Result.NOT_CONFORMING);
        assertThat(judgement.result().exitCode()).isEqualTo(1);
    }

    @Test
    void an_obligation_that_never_came_up_is_not_passed() {
        Judgement judgement = of(Fixed.must("jeton.a", State.SHOWN), Fixed.must("fichier.b", State.NOT_SHOWN));
        assertThat(judgement.result()).isEqualTo(Result.PARTIAL);
        assertThat(judgement.result().exitCode()).isEqualTo(2);
    }

    @Test
    void advice_never_fails_and_is_never_missed() {
        Judgement judgement = of(
                Fixed.must("jeton.a", State.SHOWN).advising(),
                Fixed.should("manieres.a", State.BROKEN),
                Fixed.should("manieres.b", State.NOT_SHOWN));
        assertThat(judgement.result()).isEqualTo(Result.CONFORMING);
        assertThat(judgement.failures()).isEmpty();
        assertThat(judgement.advice())
                .extracting(judged -> judged.entry().id())
                .containsExactly("jeton.a", "manieres.a");
        assertThat(judgement.count(State.ADVISED)).isEqualTo(2);
        assertThat(judgement.count(State.SHOWN)).isZero();
    }

    @Test
    void what_concerns_others_is_left_out() {
        Judgement judgement = of(
                Fixed.must("jeton.a", State.SHOWN),
                Fixed.must("fichier.a", State.BROKEN).only(Fonction.EXPERT),
                Fixed.must("fichier.b", State.NOT_APPLICABLE));
        assertThat(judgement.result()).isEqualTo(Result.CONFORMING);
        assertThat(judgement.count(State.NOT_APPLICABLE)).isEqualTo(2);
    }

    @Test
    void where_nothing_came_there_is_no_verdict() {
        assertThat(of(false, true, Fixed.must("jeton.a", State.SHOWN)).result()).isEqualTo(Result.NONE);
        Judgement nothingShown = of(Fixed.must("jeton.a", State.NOT_SHOWN));
        assertThat(nothingShown.result()).isEqualTo(Result.NONE);
        assertThat(nothingShown.result().exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SHOWN", "BROKEN"})
    void where_the_judge_itself_failed_there_is_no_verdict_either(State state) {
        Fixed scenario = Fixed.must("jeton.a", state);
        Play play = Play.repairer(scenario);
        play.token();
        play.session().circumstances().judgeFailed();
        Judgement judgement =
                Judgement.of(play.session().evidence(true), List.of(scenario), Fixed.register(scenario), "T1", DATE);
        assertThat(judgement.result()).isEqualTo(Result.NONE);
        assertThat(judgement.judgeFailed()).isTrue();
        assertThat(judgement.result().exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"7, true", "8, false"})
    void it_failed_too_when_it_could_not_send_what_it_had_noted(long connection, boolean failed) {
        Fixed scenario = Fixed.must("jeton.a", State.SHOWN);
        Play play = Play.repairer(scenario);
        play.token();
        WireRequest request = new WireRequest(
                7, 1, 1_000, "PUT", "/reparateur", Play.FUNCTIONS, List.of(), "{}".getBytes(), true, "");
        WireAnswer answer = play.session().answer(request);
        play.session().failed(connection);
        play.session().left(request, answer, 2_000);
        play.session().failed(7);

        Judgement judgement =
                Judgement.of(play.session().evidence(true), List.of(scenario), Fixed.register(scenario), "T1", DATE);
        assertThat(judgement.judgeFailed()).isEqualTo(failed);
    }

    @Test
    void a_session_that_still_lasts_is_not_conforming_yet() {
        assertThat(of(true, false, Fixed.must("jeton.a", State.SHOWN)).result()).isEqualTo(Result.PARTIAL);
        assertThat(of(true, false, Fixed.must("jeton.a", State.BROKEN)).result())
                .isEqualTo(Result.NOT_CONFORMING);
    }

    @Test
    void a_scenario_of_the_register_that_was_not_played_is_told() {
        Fixed played = Fixed.must("jeton.a", State.SHOWN);
        Fixed left = Fixed.must("jeton.b", State.SHOWN);
        Play play = Play.repairer(played);
        play.token();
        Judgement judgement =
                Judgement.of(play.session().evidence(true), List.of(played), Fixed.register(played, left), "T1", DATE);
        assertThat(judgement.result()).isEqualTo(Result.PARTIAL);
        assertThat(judgement.in(State.NOT_SHOWN))
                .extracting(judged -> judged.entry().id())
                .containsExactly("jeton.b");
    }

    @Test
    void a_scenario_that_the_register_does_not_know_is_refused() {
        Fixed known = Fixed.must("jeton.a", State.SHOWN);
        Fixed unknown = Fixed.must("jeton.x", State.SHOWN);
        assertThatThrownBy(() -> Judgement.of(
                        Play.repairer(known).session().evidence(true),
                        List.of(known, unknown),
                        Fixed.register(known),
                        "T1",
                        DATE))
                .hasMessageContaining("jeton.x");
    }

    @Test
    void failures_stand_in_the_order_in_which_it_is_worth_mending() {
        assertThat(of(
                                Fixed.must("incident.a", State.BROKEN),
                                Fixed.must("fichier.b", State.BROKEN),
                                Fixed.must("jeton.c", State.BROKEN),
                                Fixed.must("fichier.a", State.BROKEN))
                        .failures())
                .extracting(judged -> judged.entry().id())
                .containsExactly("jeton.c", "fichier.b", "fichier.a", "incident.a");
    }

    /** A key that is wrong for the scenario's own invoice only is wrong because of what happened to that. */
    @Test
    void what_another_failure_brings_about_comes_behind_it() {
        Scenario cause = new Scenario() {
            @Override
            public String id() {
                return "incident.cause";
            }

            @Override
            public void draft(WorkListDraft book) {
                book.invoice(id());
            }

            @Override
            public Ruling ruling(Evidence evidence) {
                return Fixed.must(id(), State.BROKEN).ruling(evidence);
            }
        };
        Fixed effect = Fixed.must("fichier.effet", State.BROKEN);
        for (boolean only : List.of(true, false)) {
            Play play = Play.repairer(cause, effect);
            if (!only) {
                play.send(play.session().list().invoices().get(0));
            }
            play.settle(play.body(play.own().get(0)));
            assertThat(Judgement.of(
                                    play.session().evidence(true),
                                    List.of(cause, effect),
                                    Fixed.register(Fixed.must("incident.cause", State.BROKEN), effect),
                                    "T1",
                                    DATE)
                            .failures())
                    .extracting(judged -> judged.entry().id())
                    .containsExactly(
                            only ? "incident.cause" : "fichier.effet", only ? "fichier.effet" : "incident.cause");
        }
    }

    @Test
    void every_scenario_has_a_room_of_its_own_kind() {
        assertThat(ScenarioRegister.load().entries())
                .isNotEmpty()
                .allSatisfy(
                        entry -> assertThat(Room.of(entry.id())).as(entry.id()).isNotEqualTo(Room.AUTRE));
    }

    @Test
    void the_contract_s_digest_is_that_of_its_file() throws Exception {
        try (InputStream file = getClass().getResourceAsStream("/lu/lalux/assure/openapi/assure.yaml")) {
            assertThat(of(Fixed.must("jeton.a", State.SHOWN)).contractDigest())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(file.readAllBytes())));
        }
    }

    /** What looks like a token is blotted out in a report, whoever wrote it. */
    @Test
    void no_title_looks_like_a_secret() {
        Redaction redaction = new Redaction();
        assertThat(ScenarioRegister.load().entries())
                .flatExtracting(entry -> List.of(entry.title(), entry.task()))
                .flatExtracting(text -> List.of(text.fr(), text.en()))
                .allSatisfy(said -> assertThat(redaction.apply(said)).isEqualTo(said));
    }
}
