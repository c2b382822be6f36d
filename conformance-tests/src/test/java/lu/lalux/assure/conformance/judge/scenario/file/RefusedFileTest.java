package lu.lalux.assure.conformance.judge.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
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

    /** A run that was told so knows it; the next one may have forgotten. */
    @Test
    void an_infected_file_is_uploaded_once_in_a_run() {
        Play play = Play.repairer(new InfectedOnce(), RefusedFile.infected());
        play.session().circumstances().killing();
        play.token();
        Invoice infected =
                play.session().evidence(false).invoicesOf("fichier.infecte").get(0);
        play.upload(infected, FIELD);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        play.runAgain();
        play.upload(infected, FIELD);
        assertThat(play.ruling().state()).as("by another run").isEqualTo(State.SHOWN);
        assertThat(play.ruling().advice()).hasSize(1);
        play.pause(Duration.ofSeconds(1)).upload(infected, FIELD);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    private static String status(Play play) {
        return Play.json(play.upload(play.own().get(0), FIELD)).path("status").asString();
    }
}
