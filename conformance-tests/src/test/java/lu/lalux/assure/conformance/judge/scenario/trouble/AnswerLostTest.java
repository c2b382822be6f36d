package lu.lalux.assure.conformance.judge.scenario.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AnswerLostTest {

    private final Play play = Play.repairer(new AnswerLost());
    private final Invoice invoice = play.own().get(0);

    @Test
    void not_shown_before_it_came_up() {
        play.token();
        assertThat(play.rest().ruling().state()).isEqualTo(State.NOT_SHOWN);
    }

    @Test
    void the_same_again_is_right() {
        play.token();
        assertThat(Play.arrived(play.send(invoice))).isFalse();
        assertThat(play.rulingSoFar().state()).isEqualTo(State.NOT_SHOWN);
        assertThat(play.send(invoice).status()).isEqualTo(202);
        assertThat(play.rulingSoFar().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void so_is_to_leave_it_to_a_person() {
        play.token();
        play.send(invoice);
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    @Test
    void another_content_is_wrong() {
        play.token();
        play.send(invoice);
        ObjectNode other = play.body(invoice);
        other.put("factureTVA", "1.00");
        play.settle(other);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }
}
