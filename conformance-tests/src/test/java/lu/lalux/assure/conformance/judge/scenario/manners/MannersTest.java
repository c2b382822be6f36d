package lu.lalux.assure.conformance.judge.scenario.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.scenario.Crowd;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.file.UploadedAgain;
import lu.lalux.assure.conformance.judge.scenario.trouble.AnswerLost;
import lu.lalux.assure.conformance.judge.scenario.trouble.ErrorAgain;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;
import org.junit.jupiter.api.Test;

class MannersTest {

    private static State with(Scenario scenario, String header, String value) {
        Play play = Play.repairer(scenario);
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        if (!value.isEmpty()) {
            play.always(header, value);
        }
        play.token();
        return play.rest().ruling().state();
    }

    @Test
    void a_user_agent_names_software_and_version() {
        assertThat(with(new UserAgentNames(), "User-Agent", "Essai/1 java/17")).isEqualTo(State.SHOWN);
        assertThat(with(new UserAgentNames(), "User-Agent", "curl/8.0")).isEqualTo(State.BROKEN);
        assertThat(with(new UserAgentNames(), "User-Agent", "")).isEqualTo(State.BROKEN);
    }

    @Test
    void what_is_read_is_said() {
        assertThat(with(HeaderSaid.accept(), "Accept", "application/json, application/problem+json;q=0.9"))
                .isEqualTo(State.SHOWN);
        assertThat(with(HeaderSaid.accept(), "Accept", "text/plain, */*")).isEqualTo(State.SHOWN);
        assertThat(with(HeaderSaid.accept(), "Accept", "application/json")).isEqualTo(State.BROKEN);
        assertThat(with(HeaderSaid.accept(), "Accept", "")).isEqualTo(State.BROKEN);
        assertThat(with(HeaderSaid.language(), "accept-language", "fr")).isEqualTo(State.SHOWN);
        assertThat(with(HeaderSaid.language(), "Accept-Language", "")).isEqualTo(State.BROKEN);
    }

    @Test
    void bodies_are_plain() {
        assertThat(with(new BodiesPlain(), "Content-Encoding", "identity")).isEqualTo(State.SHOWN);
        assertThat(with(new BodiesPlain(), "Content-Encoding", "gzip")).isEqualTo(State.BROKEN);
    }

    @Test
    void what_http_refuses_is_told_in_both_languages() {
        Play play = Play.repairer(new HttpRead());
        assertThat(play.ruling().state()).isEqualTo(State.NOT_SHOWN);
        play.token();
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        play.session().circumstances().refused(400, new Text("Host manque", "no Host"));
        play.session().circumstances().refused(400, new Text("Host manque", "no Host"));
        assertThat(play.ruling().remarks())
                .extracting(Remark::received)
                .containsExactly(new Text("400 : Host manque (2 fois)", "400: no Host (times: 2)"));
    }

    @Test
    void who_expects_has_something_to_send() {
        Play play = Play.repairer(new ExpectRight());
        play.always("Expect", "100-continue");
        List<Header> length = List.of(new Header("Content-Length", "2"));
        play.send("PUT", Play.FUNCTIONS, "/reparateur", length, "{}".getBytes());
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        play.send("PUT", Play.FUNCTIONS, "/reparateur", List.of(), new byte[0]);
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void paths_are_the_contract_s_to_the_letter() {
        for (String wrong : List.of("/reparateur/", "/Reparateur", "/reparateurs", "/v1/reparateur")) {
            Play play = Play.repairer(new PathsKnown());
            play.token();
            play.rest();
            assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
            List<Header> token = List.of(new Header("Authorization", "Bearer " + play.held()));
            play.send("PUT", Play.FUNCTIONS, "/ailleurs/reparateur", token, "{}".getBytes());
            play.send("PUT", Play.FUNCTIONS, wrong, List.of(), "{}".getBytes());
            assertThat(play.ruling().state()).as("of nobody here").isEqualTo(State.SHOWN);
            play.send("PUT", Play.FUNCTIONS, wrong, token, "{}".getBytes());
            assertThat(play.ruling().state()).as(wrong).isEqualTo(State.BROKEN);
        }
    }

    @Test
    void so_are_methods() {
        Play play = Play.repairer(new PathsKnown());
        play.token();
        List<Header> token = List.of(new Header("Authorization", "Bearer " + play.held()));
        play.send("PUT", Play.FUNCTIONS, "/reparateur", token, "{}".getBytes());
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
        play.send("put", Play.FUNCTIONS, "/reparateur", token, "{}".getBytes());
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void the_content_type_is_the_contract_s() {
        for (String type : List.of(
                "application/json",
                "Application/JSON; charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "application/json; odata=minimal")) {
            assertThat(typed(type)).as(type).isEqualTo(State.SHOWN);
        }
        for (String type : List.of("text/plain", "application/json; charset=iso-8859-1", "", "text/json")) {
            assertThat(typed(type)).as(type).isEqualTo(State.BROKEN);
        }
    }

    private static State typed(String type) {
        Play play = Play.repairer(new MediaTypeRight());
        play.token();
        play.send(
                "PUT",
                Play.FUNCTIONS,
                "/reparateur",
                type.isEmpty() ? List.of() : List.of(new Header("Content-Type", type)),
                "{}".getBytes());
        return play.ruling().state();
    }

    /** It need not have noted what it was answered. */
    @Test
    void who_was_killed_does_it_again() {
        for (boolean killed : List.of(true, false)) {
            for (Scenario scenario : List.of(new SuccessOnce(), new UploadedAgain())) {
                Play play = Play.repairer(scenario, new Crowd(1));
                play.token();
                Invoice invoice = play.session().list().invoices().get(0);
                String field = invoice.files().keySet().iterator().next();
                play.upload(invoice, field);
                play.send(invoice);
                play.pause(Duration.ofSeconds(1));
                if (killed) {
                    play.killed();
                }
                if (scenario instanceof SuccessOnce) {
                    play.send(invoice);
                } else {
                    play.upload(invoice, field);
                }
                assertThat(play.ruling().state()).isEqualTo(killed ? State.SHOWN : State.BROKEN);
            }
        }
    }

    @Test
    void what_was_accepted_is_done() {
        Play play = Play.repairer(new SuccessOnce(), new AnswerLost());
        play.token();
        play.rest();
        Invoice lost = play.session().list().invoices().stream()
                .filter(invoice -> !invoice.scenario().isEmpty())
                .findFirst()
                .orElseThrow();
        play.send(lost);
        play.send(lost);
        assertThat(play.ruling().state()).as("its answer was lost").isEqualTo(State.SHOWN);
        play.rest();
        assertThat(play.ruling().state()).isEqualTo(State.BROKEN);
    }

    @Test
    void waits_grow() {
        assertThat(waiting(1, 2, 4)).isEqualTo(State.SHOWN);
        assertThat(waiting(0, 1, 5)).isEqualTo(State.SHOWN);
        assertThat(waiting(30, 30, 30)).isEqualTo(State.SHOWN);
        assertThat(waiting(1)).as("given up").isEqualTo(State.SHOWN);
        assertThat(waiting(1, 1, 1)).isEqualTo(State.BROKEN);
        assertThat(waiting(0, 0, 0)).isEqualTo(State.BROKEN);
    }

    @Test
    void from_one_run_to_the_next_is_no_wait_of_the_program() {
        Play play = failing();
        for (long wait : new long[] {7, 1, 1}) {
            play.runAgain().pause(Duration.ofSeconds(wait)).send(invoice(play));
        }
        assertThat(play.ruling().state()).isEqualTo(State.SHOWN);
    }

    private static Play failing() {
        Play play = Play.repairer(new GrowingWaits(), ErrorAgain.settlement());
        play.token();
        assertThat(play.send(invoice(play)).status()).isEqualTo(500);
        return play;
    }

    private static Invoice invoice(Play play) {
        return play.session().list().invoices().stream()
                .filter(one -> !one.scenario().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static State waiting(long... seconds) {
        Play play = failing();
        for (long wait : seconds) {
            play.pause(Duration.ofSeconds(wait)).send(invoice(play));
        }
        return play.ruling().state();
    }

    @Test
    void a_connection_is_kept() {
        for (boolean keeping : new boolean[] {true, false}) {
            Play play = Play.repairer(new ConnectionsKept());
            play.token();
            if (keeping) {
                play.onOneConnection();
            }
            assertThat(play.rest().ruling().state()).isEqualTo(State.NOT_SHOWN);
            for (int i = 0; i < 20; i++) {
                play.rest();
            }
            assertThat(play.ruling().state()).isEqualTo(keeping ? State.SHOWN : State.BROKEN);
        }
    }

    @Test
    void few_requests_are_under_way_at_once() {
        for (int many : new int[] {16, 17}) {
            Play play = Play.repairer(new FewAtOnce());
            for (int i = 0; i < many; i++) {
                WireRequest request = new WireRequest(
                        i, 1, 1_000 + i, "PUT", "/reparateur", Play.FUNCTIONS, List.of(), "{}".getBytes(), true, "");
                WireAnswer answer = play.session().answer(request);
                play.session().left(request, answer, 5_000 + i);
            }
            assertThat(play.ruling().state()).isEqualTo(many == 16 ? State.SHOWN : State.BROKEN);
        }
    }
}
