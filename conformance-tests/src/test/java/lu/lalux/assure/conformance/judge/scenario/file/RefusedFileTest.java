package lu.lalux.assure.conformance.judge.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import org.junit.jupiter.api.Test;

class RefusedFileTest {

    private static final String FIELD = "refPDFFacture";

    /** Where several send at the same time, a token that ends for one of them has ended for all. */
    @Test
    void an_upload_whose_token_had_ended_does_not_use_up_the_error() {
        Play play = Play.repairer(RefusedFile.error());
        play.token();
        String held = play.held();
        play.use("perime");
        assertThat(play.upload(play.own().get(0), FIELD).status()).isEqualTo(401);
        play.use(held);
        assertThat(status(play)).isEqualTo("Error");
        assertThat(status(play)).isEqualTo("Verified");
        play.send(play.own().get(0));
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    private static String status(Play play) {
        return Play.json(play.upload(play.own().get(0), FIELD)).path("status").asString();
    }
}
