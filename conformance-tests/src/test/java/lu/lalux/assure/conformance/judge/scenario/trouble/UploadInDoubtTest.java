package lu.lalux.assure.conformance.judge.scenario.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class UploadInDoubtTest {

    private static final String FIELD = "refPDFFacture";

    static Stream<Supplier<UploadInDoubt>> all() {
        return Stream.of(
                UploadInDoubt::answerLost,
                UploadInDoubt::answerCut,
                UploadInDoubt::requestCut,
                UploadInDoubt::ofPortal);
    }

    private static Play begun(Supplier<UploadInDoubt> scenario) {
        Play play = Play.repairer(scenario.get());
        play.token();
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        WireAnswer answer = play.upload(play.own().get(0), FIELD);
        assertThat(Play.arrived(answer) && Play.json(answer).has("key")).isFalse();
        assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
        return play;
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_new_upload_is_right(Supplier<UploadInDoubt> scenario) {
        Play play = begun(scenario);
        assertThat(play.send(play.own().get(0)).status()).isEqualTo(202);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void so_is_none(Supplier<UploadInDoubt> scenario) {
        assertThat(begun(scenario).rest().ruling().state()).isEqualTo(State.SHOWN);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_key_that_was_never_given_is_wrong(Supplier<UploadInDoubt> scenario) {
        Play play = begun(scenario);
        play.settle(play.body(play.own().get(0)).put(FIELD, "ca99a62c-ba91-4d5f-8c1e-35d82c54cd68.pdf"));
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
        assertThat(play.ruling().remarks().get(0).received().en()).contains(FIELD);
    }

    @ParameterizedTest
    @MethodSource("all")
    void so_is_a_settlement_without_one(Supplier<UploadInDoubt> scenario) {
        Play play = begun(scenario);
        play.settle(play.body(play.own().get(0)));
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void the_key_of_a_cut_answer_is_none_even_if_it_was_guessed() {
        Play play = Play.repairer(UploadInDoubt.answerCut());
        play.token();
        Invoice invoice = play.own().get(0);
        String key = Play.json(play.upload(invoice, FIELD)).path("key").asString();
        ObjectNode body = play.body(invoice).put(FIELD, key);
        assertThat(play.settle(body).status()).isEqualTo(202);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void an_expert_has_one_of_two_files_in_doubt() {
        Play play = Play.expert(UploadInDoubt.answerLost());
        play.token();
        Invoice invoice = play.own().get(0);
        long lost = invoice.files().keySet().stream()
                .filter(field -> !Play.arrived(play.upload(invoice, field)))
                .count();
        assertThat(lost).isEqualTo(1);
        assertThat(play.send(invoice).status()).isEqualTo(202);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void a_request_that_is_cut_is_long_enough_to_be() {
        Play play = Play.repairer(UploadInDoubt.requestCut());
        assertThat(play.own().get(0).files().get(FIELD).content()).hasSizeGreaterThan(300_000);
    }
}
