package lu.lalux.assure.conformance.judge.scenario.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusyTest {

    static Stream<Supplier<BusyServer>> all() {
        return Stream.of(
                BusyServer::settlements,
                BusyServer::noSettlements,
                BusyServer::uploads,
                BusyServer::noUploads,
                BusyServer::ofUnknownType,
                BusyServer::withMoreMembers,
                BusyServer::inSmallLetters);
    }

    /** Sends until it is taken, or the patience is at its end; each answer that says how long is waited for so much of it. */
    private static int send(Play play, double share, int patience) {
        Invoice invoice = play.own().get(0);
        for (int i = 1; i <= patience; i++) {
            WireAnswer answer = again(play, invoice);
            if (answer.status() == 202) {
                return i;
            }
            String wait = Play.header(answer, "retry-after").orElseThrow();
            assertThat(wait)
                    .as("seconds, few of them or more than a library waits")
                    .matches("[1-9]|35");
            play.pause(Duration.ofMillis(Math.round(Integer.parseInt(wait) * 1000 * share)));
        }
        return patience + 1;
    }

    /** The upload first; the settlement when that was taken. */
    private static WireAnswer again(Play play, Invoice invoice) {
        for (String field : invoice.files().keySet()) {
            if (!play.body(invoice).has(field)) {
                WireAnswer upload = play.upload(invoice, field);
                if (upload.status() != 200) {
                    return upload;
                }
            }
        }
        return play.settle(play.body(invoice));
    }

    @ParameterizedTest
    @MethodSource("all")
    void who_waits_as_told_is_right(Supplier<BusyServer> scenario) {
        Play play = Play.repairer(scenario.get());
        play.token();
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        assertThat(send(play, 1, 5)).isBetween(2, 3);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void so_is_who_does_so_for_an_expert(Supplier<BusyServer> scenario) {
        Play play = Play.expert(scenario.get());
        play.token();
        assertThat(send(play, 1, 5)).isBetween(2, 3);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void who_comes_at_once_is_wrong(Supplier<BusyServer> scenario) {
        Play play = Play.repairer(scenario.get());
        play.token();
        send(play, 0, 5);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.BROKEN);
        assertThat(play.ruling().remarks().get(0).received().en()).isEqualTo("Again after 0.0 s.");
    }

    @ParameterizedTest
    @MethodSource("all")
    void who_comes_after_half_the_time_is_wrong(Supplier<BusyServer> scenario) {
        Play play = Play.repairer(scenario.get());
        play.token();
        send(play, 0.5, 5);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void who_leaves_it_to_a_person_is_right(Supplier<BusyServer> scenario) {
        Play play = Play.repairer(scenario.get());
        play.token();
        send(play, 0, 1);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
        assertThat(play.rest().ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void each_of_two_in_a_row_is_waited_for() {
        Play play = Play.repairer(BusyServer.noSettlements());
        play.token();
        send(play, 1, 2);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
        play.pause(Duration.ofMillis(-1000));
        play.send(play.own().get(0));
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void the_first_of_two_waits_is_the_longer_one() {
        Play play = Play.repairer(BusyServer.noSettlements());
        play.token();
        send(play, 0.6, 1);
        play.send(play.own().get(0));
        assertThat(play.ruling().remarks().get(0).received().en()).isEqualTo("Again after 1.2 s.");
    }

    @Test
    void who_was_killed_cannot_know() {
        Play play = Play.repairer(BusyServer.settlements());
        play.token();
        send(play, 0, 1);
        play.killed().send(play.own().get(0));
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    /** Else a program with several requests under way could hide its haste behind a kill. */
    @ParameterizedTest
    @ValueSource(longs = {0, 35})
    void who_was_killed_while_it_waited_is_told_again(long wait) {
        Play play = Play.repairer(BusyServer.settlements());
        play.token();
        send(play, 0, 1);
        assertThat(play.killed().send(play.own().get(0)).status()).isEqualTo(429);
        play.pause(Duration.ofSeconds(wait));
        assertThat(play.send(play.own().get(0)).status()).isEqualTo(202);
        assertThat(play.ruling().state()).isEqualTo(wait == 0 ? State.BROKEN : State.SHOWN);
    }

    @Test
    void who_was_killed_long_after_had_left_it() {
        Play play = Play.repairer(BusyServer.settlements());
        play.token();
        send(play, 0, 1);
        play.pause(Duration.ofMinutes(1)).killed();
        assertThat(play.send(play.own().get(0)).status()).isEqualTo(202);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    /** It has left the file for later, and has come to its end; whoever runs it again at once makes it no hasty client. */
    @Test
    void nor_who_is_run_again() {
        for (boolean again : List.of(true, false)) {
            Play play = Play.repairer(BusyServer.noUploads());
            play.token();
            String field = play.own().get(0).files().keySet().iterator().next();
            assertThat(play.upload(play.own().get(0), field).status()).isEqualTo(503);
            if (again) {
                play.runAgain().token();
            }
            play.send(play.own().get(0));
            assertThat(play.ruling().state()).isEqualTo(again ? State.SHOWN : State.BROKEN);
        }
    }

    /** Its last request is read when it is gone already, and the answer comes to nobody. */
    @Test
    void who_was_killed_before_its_request_was_read_cannot_know() {
        for (boolean killed : List.of(true, false)) {
            Play play = Play.repairer(BusyServer.settlements());
            play.onOneConnection().token();
            if (killed) {
                play.killed();
            }
            play.send(play.own().get(0));
            play.onManyConnections().send(play.own().get(0));
            assertThat(play.ruling().state()).isEqualTo(killed ? State.SHOWN : State.BROKEN);
        }
    }

    /** Both were sent before. */
    @Test
    void who_was_killed_later_has_not_waited() {
        Play play = Play.repairer(BusyServer.settlements());
        play.onOneConnection().token();
        play.killed();
        play.send(play.own().get(0));
        play.send(play.own().get(0));
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void what_comes_without_a_token_is_told_so() {
        Play play = Play.repairer(BusyServer.settlements());
        assertThat(play.settle(play.body(play.own().get(0))).status()).isEqualTo(401);
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
    }

    @Test
    void another_content_is_advised_against_where_nothing_was_recorded() {
        Play play = Play.repairer(BusyServer.settlements());
        play.token();
        send(play, 1, 1);
        play.upload(
                play.own().get(0), play.own().get(0).files().keySet().iterator().next());
        assertThat(play.send(play.own().get(0)).status()).isEqualTo(202);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void it_is_wrong_where_something_may_be_unless_another_run_knows_nothing_of_it(boolean killed) {
        Play play = Play.repairer(BusyServer.withMoreMembers());
        play.token();
        Invoice invoice = play.own().get(0);
        assertThat(play.send(invoice).status()).isEqualTo(503);
        play.pause(Duration.ofSeconds(12));
        if (killed) {
            play.killed();
        }
        play.upload(invoice, invoice.files().keySet().iterator().next());
        assertThat(play.send(invoice).status()).isEqualTo(202);
        assertThat(play.ruling().state()).isEqualTo(killed ? State.SHOWN : State.BROKEN);
    }

    @Test
    void names_in_small_letters_leave_so() {
        Play play = Play.repairer(BusyServer.inSmallLetters());
        play.token();
        assertThat(play.send(play.own().get(0)).written())
                .extracting(header -> header.name())
                .contains("retry-after", "content-type");
    }

    @Test
    void more_members_leave_with_it() {
        Play play = Play.repairer(BusyServer.withMoreMembers());
        play.token();
        assertThat(Play.json(play.send(play.own().get(0))).propertyNames())
                .contains("jugeTrace", "type", "title", "status", "jugeListe");
    }

    @Test
    void a_date_is_advice_that_is_kept_to() {
        for (Duration wait : new Duration[] {Duration.ofSeconds(4), Duration.ofSeconds(1)}) {
            Play play = Play.repairer(new BusyUntilDate());
            play.token();
            assertThat(Play.header(play.send(play.own().get(0)), "Retry-After").orElseThrow())
                    .matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
            play.pause(wait).send(play.own().get(0));
            assertThat(play.ruling().state()).isEqualTo(wait.toSeconds() == 4 ? State.SHOWN : State.BROKEN);
        }
    }

    @Test
    void for_long_is_not_for_ever() {
        Play patient = Play.repairer(new BusyForLong());
        patient.token();
        assertThat(send(patient, 1, 5)).isEqualTo(6);
        assertThat(patient.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
        assertThat(patient.rest().ruling().state()).isEqualTo(State.SHOWN);
        Play endless = Play.repairer(new BusyForLong());
        endless.token();
        assertThat(send(endless, 1, 50)).isBetween(11, 15);
        assertThat(endless.ruling().state()).isEqualTo(State.BROKEN);
    }

    /** How often its program is run is not the client's doing. */
    @Test
    void for_long_is_counted_in_one_run() {
        Play play = Play.repairer(new BusyForLong());
        play.token();
        assertThat(send(play, 1, 6)).isEqualTo(7);
        play.runAgain();
        send(play, 1, 6);
        assertThat(play.rest().ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void for_long_ends_for_whom_waits_grow() {
        Play play = Play.repairer(new BusyForLong());
        play.token();
        assertThat(send(play, 8, 50)).isEqualTo(4);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }
}
