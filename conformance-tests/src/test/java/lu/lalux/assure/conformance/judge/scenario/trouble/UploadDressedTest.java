package lu.lalux.assure.conformance.judge.scenario.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.scenario.Crowd;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class UploadDressedTest {

    private static final String FIELD = "refPDFFacture";

    static Stream<Supplier<UploadDressed>> all() {
        return Stream.of(UploadDressed::withMoreMembers, UploadDressed::inChunks, UploadDressed::thenClosed);
    }

    @ParameterizedTest
    @MethodSource("all")
    void its_key_used_is_right(Supplier<UploadDressed> scenario) {
        for (Play play : new Play[] {Play.repairer(scenario.get()), Play.expert(scenario.get())}) {
            play.token();
            assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
            assertThat(play.send(play.own().get(0)).status()).isEqualTo(202);
            assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip                       | true
            deflate, GZIP ;q=0.5, br   | true
            gzip; q=1.0                | true
            gzip;q=0                   | false
            br, gzip ; q=0.000, *      | false
            deflate, x-gzips           | false
            identity                   | false
            """)
    void an_answer_in_chunks_is_compressed_where_that_is_asked_for(String accepted, boolean compressed) {
        Play play = Play.repairer(UploadDressed.inChunks()).always("Accept-Encoding", accepted);
        play.token();
        assertThat(play.upload(play.own().get(0), FIELD).manner().zipped()).isEqualTo(compressed);
    }

    @ParameterizedTest
    @MethodSource("all")
    void who_sends_all_but_this_is_wrong(Supplier<UploadDressed> scenario) {
        Play play = Play.repairer(scenario.get(), new AnswerLost(), AnswerLost.late(), AnswerLost.halfway());
        play.token();
        play.upload(play.own().get(0), FIELD);
        play.upload(play.own().get(0), FIELD);
        assertThat(play.ruling().state()).as("who has sent nothing at all").isEqualTo(State.NOT_SHOWN);
        List<Invoice> others = others(play);
        others.forEach(invoice -> play.upload(invoice, FIELD));
        others.subList(0, 3).forEach(play::send);
        assertThat(play.ruling().state()).as("it stopped half way").isEqualTo(State.NOT_SHOWN);
        others.forEach(play::send);
        assertThat(play.rulingSoFar().state()).as("it may still come").isEqualTo(State.NOT_SHOWN);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    /** What an ordinary upload was refused for, a scope that its token has not, is another trouble. */
    @ParameterizedTest
    @MethodSource("all")
    void so_is_who_is_stopped_at_another_upload_later(Supplier<UploadDressed> scenario) {
        Play play = Play.repairer(scenario.get(), new AnswerLost(), AnswerLost.late(), new Crowd(2));
        play.token();
        play.upload(play.own().get(0), FIELD);
        List<Invoice> others = others(play);
        Invoice last = others.get(others.size() - 1);
        assertThat(last.scenario()).isEmpty();
        others.subList(0, others.size() - 1).forEach(play::send);
        play.use("none").upload(last, FIELD);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void who_was_killed_before_it_could_note_the_key_is_not(Supplier<UploadDressed> scenario) {
        Play play = Play.repairer(scenario.get(), new AnswerLost(), AnswerLost.late(), new Crowd(2));
        play.token();
        play.upload(play.own().get(0), FIELD);
        play.killed();
        others(play).forEach(play::send);
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void that_its_next_run_was_killed_says_nothing_of_what_it_had_noted(Supplier<UploadDressed> scenario) {
        Play play = Play.repairer(scenario.get(), new Crowd(4));
        play.token();
        play.upload(play.own().get(0), FIELD);
        play.runAgain();
        others(play).forEach(play::send);
        play.killed();
        play.upload(play.own().get(0), FIELD);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    /** Of a machine that was held up: the client had stopped waiting, and has left it to a person. */
    @ParameterizedTest
    @MethodSource("all")
    void an_answer_after_twelve_seconds_may_never_have_been_read(Supplier<UploadDressed> scenario) {
        Play play = Play.repairer(scenario.get(), new AnswerLost(), AnswerLost.late(), AnswerLost.halfway());
        play.token();
        play.answeredAfter(Duration.ofSeconds(12)).upload(play.own().get(0), FIELD);
        play.answeredAfter(Duration.ZERO);
        others(play).forEach(play::send);
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void so_is_a_key_with_more_to_it(Supplier<UploadDressed> scenario) {
        Play play = Play.repairer(scenario.get());
        play.token();
        play.upload(play.own().get(0), FIELD);
        var body = play.body(play.own().get(0));
        play.settle(body.put(FIELD, "42\r\n" + body.path(FIELD).asString()));
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void each_is_dressed() {
        Play play = Play.repairer(UploadDressed.withMoreMembers());
        play.token();
        WireAnswer answer = play.upload(play.own().get(0), FIELD);
        assertThat(Play.json(answer).propertyNames())
                .containsExactly("juge", "jugeTrace", "key", "status", "jugeListe");
        play = Play.repairer(UploadDressed.inChunks());
        play.token();
        assertThat(play.upload(play.own().get(0), FIELD).manner().chunked()).isTrue();
        play = Play.repairer(UploadDressed.thenClosed());
        play.token();
        assertThat(play.upload(play.own().get(0), FIELD).manner().closing()).isTrue();
    }

    @Test
    void a_token_has_more_members_and_is_used() {
        Play play = Play.repairer(new TokenMembers());
        assertThat(Play.json(play.token()).propertyNames()).contains("jugeTrace", "access_token", "jugeListe");
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        play.rest();
        assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void a_token_that_is_asked_for_again_and_again_and_never_used_cannot_be_read() {
        Play play = Play.repairer(new TokenMembers());
        for (int i = 0; i < 3; i++) {
            play.token();
        }
        String last = play.held();
        play.use("");
        play.rest();
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
        play.use(last.substring(0, 60)).rest();
        assertThat(play.ruling().state()).as("cut, and so read").isEqualTo(State.SHOWN);
    }

    private static List<Invoice> others(Play play) {
        return play.session().list().invoices().stream()
                .filter(invoice -> !invoice.equals(play.own().get(0)))
                .toList();
    }
}
