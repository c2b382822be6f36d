package lu.lalux.assure.conformance.judge.scenario.person;

import static lu.lalux.assure.conformance.judge.scenario.Play.TOKENS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.judge.scenario.Crowd;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.token.TokenEnds;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application does with a person's token, rightly and wrongly. */
class PersonScenariosTest {

    private static Arguments play(Scenario scenario, String what, State state, Consumer<Play> script) {
        return Arguments.of(scenario, what, state, script);
    }

    static Stream<Arguments> plays() {
        return Stream.of(
                play(new StateChecked(), "nobody signs in", State.NOT_SHOWN, play -> {}),
                play(new StateChecked(), "given up after the wrong one", State.NOT_SHOWN, play -> play.signIn(state())),
                play(new StateChecked(), "signed in again", State.SHOWN, play -> {
                    play.signIn(state());
                    used(play, state()).rest();
                }),
                play(
                        new StateChecked(),
                        "the wrong one is used",
                        State.BROKEN,
                        play -> used(play, state()).rest()),
                play(new StateChecked(), "the third, without one, is used", State.BROKEN, play -> {
                    play.signIn(state());
                    play.signIn(state());
                    used(play, state()).rest();
                }),
                play(
                        new StateChecked(),
                        "no state",
                        State.NOT_APPLICABLE,
                        play -> used(play, "").rest()),
                play(new FragmentRead(), "nobody signs in", State.NOT_SHOWN, play -> {}),
                play(
                        new FragmentRead(),
                        "used",
                        State.SHOWN,
                        play -> used(play, state()).rest()),
                play(
                        new FragmentRead(),
                        "the name of T6",
                        State.NOT_SHOWN,
                        play -> play.use(String.valueOf(play.signIn(state()).get("accessToken")))
                                .rest()),
                play(new FragmentRead(), "the name of T6, again and again", State.BROKEN, play -> {
                    for (int i = 0; i < 2; i++) {
                        play.use(String.valueOf(play.signIn(state()).get("accessToken")))
                                .rest();
                    }
                }),
                play(new FragmentRead(), "sent back in an address", State.BROKEN, play -> {
                    used(play, state()).rest();
                    get(play, "/retour?access_token=" + play.held());
                }),
                play(new NoSecretInApplication(), "nobody signs in", State.NOT_SHOWN, play -> {}),
                play(new NoSecretInApplication(), "none", State.SHOWN, play -> used(play, state())),
                play(new NoSecretInApplication(), "a client's token", State.BROKEN, Play::token),
                play(new NoSecretInApplication(), "in the address", State.BROKEN, play -> {
                    used(play, state());
                    get(play, "/authen?client_secret=abc");
                }),
                play(new StateUnguessable(), "one sign-in", State.NOT_SHOWN, play -> used(play, state())),
                play(new StateUnguessable(), "new each time", State.SHOWN, play -> {
                    used(play, state());
                    used(play, state());
                }),
                play(new StateUnguessable(), "the same", State.BROKEN, play -> {
                    used(play, "toujours-le-meme");
                    used(play, "toujours-le-meme");
                }),
                play(new StateUnguessable(), "counted", State.BROKEN, play -> {
                    used(play, "1");
                    used(play, "2");
                }),
                play(TokenEnds.atSettlement(), "signed in again", State.SHOWN, play -> {
                    used(play, state()).send(play.own().get(0));
                    used(play, state()).send(play.own().get(0));
                }),
                play(TokenEnds.atSettlement(), "the old one for ever", State.BROKEN, play -> {
                    used(play, state());
                    for (int i = 0; i < 6; i++) {
                        play.send(play.own().get(0));
                    }
                }));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("plays")
    void is_judged(Scenario scenario, String what, State state, Consumer<Play> script) {
        Play play = Play.person(scenario, new Crowd(3));
        script.accept(play);
        assertThat(play.ruling().state()).as("%s: %s", what, play.ruling()).isEqualTo(state);
    }

    @Test
    void a_missing_state_is_told() {
        Play play = Play.person(new StateChecked());
        used(play, "").rest();
        assertThat(play.ruling().advice()).hasSize(1);
    }

    @Test
    void another_state_is_told_apart_from_none() {
        Play other = Play.person(new StateChecked());
        used(other, state()).rest();
        assertThat(told(other)).isEqualTo("It has another one, and its token was used.");
        Play none = Play.person(new StateChecked());
        none.signIn(state());
        none.signIn(state());
        used(none, state()).rest();
        assertThat(told(none)).isEqualTo("It has none, and its token was used.");
    }

    private static String told(Play play) {
        return play.ruling().remarks().get(0).received().en();
    }

    @Test
    void the_fragment_has_what_the_contract_says_and_something_unknown() {
        Play play = Play.person(new StateChecked(), new FragmentRead());
        String first = state();
        assertThat(play.signIn(first).get("state")).isNotEqualTo(first);
        String second = state();
        Map<String, String> fragment = play.signIn(second);
        assertThat(fragment).containsEntry("state", second).containsKeys("access_token", "expires_in", "x_assure");
        assertThat(fragment).doesNotContainKey("accessToken");
        assertThat(play.session().software().way()).isEqualTo(TokenWay.IMPLICIT);
    }

    private static Play used(Play play, String state) {
        return play.use(play.signIn(state).get("access_token"));
    }

    private static String state() {
        return UUID.randomUUID().toString();
    }

    private static void get(Play play, String target) {
        play.send("GET", TOKENS, target, List.of(new Header("Accept", "*/*")), "".getBytes(StandardCharsets.UTF_8));
    }
}
