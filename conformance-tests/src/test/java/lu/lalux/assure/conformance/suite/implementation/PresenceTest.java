package lu.lalux.assure.conformance.suite.implementation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Connection;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Http;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.exchange.Sender;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final Call CALL = Call.of("PUT", URI.create("http://localhost:1/reparateur?x=1"));

    /** Nobody listens there: whatever is sent to it is not answered. */
    private static final Sender NOBODY = new Http(Connection.straight(Duration.ofSeconds(2)));

    private final List<Long> waits = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void a_request_that_gets_no_answer_is_no_end_of_the_target() {
        Presence presence = watching(call -> call.method().equals("PUT") ? NOBODY.send(call) : answer(call));

        assertThatThrownBy(() -> presence.send(CALL)).isInstanceOf(NoAnswerException.class);
        assertThat(presence.interruption()).isEmpty();
        assertThat(presence.send(Call.of("GET", CALL.uri())).answer().status()).isEqualTo(404);
        assertThat(waits).isEmpty();
    }

    @Test
    void a_restart_is_waited_for() {
        Presence presence = watching(call -> sent.incrementAndGet() <= 3 ? NOBODY.send(call) : answer(call));

        assertThatThrownBy(() -> presence.send(CALL)).isInstanceOf(NoAnswerException.class);
        assertThat(presence.interruption()).isEmpty();
        assertThat(waits).containsExactly(1_000L, 1_000L);
    }

    @Test
    void who_is_gone_is_not_asked_any_more() {
        Presence presence = watching(call -> {
            sent.incrementAndGet();
            return NOBODY.send(call);
        });

        assertThatThrownBy(() -> presence.send(CALL)).isInstanceOf(TargetGoneException.class);
        int before = sent.get();
        assertThatThrownBy(() -> presence.send(CALL)).isInstanceOf(TargetGoneException.class);
        assertThat(sent).hasValue(before);
        assertThat(presence.interruption().orElseThrow().en())
                .startsWith("the target stopped answering during the tests: http://localhost:1/reparateur (");
    }

    @Test
    void who_was_never_there_is_not_missed() {
        assertThatThrownBy(() -> new Presence(NOBODY, waits::add).send(CALL)).isInstanceOf(NoAnswerException.class);
        assertThat(waits).isEmpty();
    }

    private Presence watching(Sender sender) {
        Presence presence = new Presence(sender, waits::add);
        presence.watch();
        return presence;
    }

    private static Exchange answer(Call call) {
        return new Exchange(call, new Answer(404, List.of(), ""), 0);
    }
}
