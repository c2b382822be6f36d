package lu.lalux.assure.conformance.judge.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.register.Text;
import org.junit.jupiter.api.Test;

/** Whoever has the verdict alone is told why it is not conformity, and of how much at most. */
class VerdictReasonTest {

    private static final Instant DATE = Instant.parse("2026-07-01T10:00:00Z");

    private static Judgement of(boolean came, boolean ended, Fixed... scenarios) {
        Play play = Play.repairer(scenarios);
        if (came) {
            play.token();
        }
        return Judgement.of(play.session().evidence(ended), List.of(scenarios), Fixed.register(scenarios), "T1", DATE);
    }

    private static Optional<Text> reason(boolean came, boolean ended, Fixed... scenarios) {
        return VerdictReason.of(of(came, ended, scenarios));
    }

    private static Fixed[] seven(State state) {
        return IntStream.range(0, 8)
                .mapToObj(i -> Fixed.must("jeton." + "sabcdefg".charAt(i), i == 0 ? State.SHOWN : state))
                .toArray(Fixed[]::new);
    }

    @Test
    void conformity_needs_none() {
        assertThat(reason(true, true, Fixed.must("jeton.a", State.SHOWN), Fixed.should("manieres.a", State.BROKEN)))
                .isEmpty();
    }

    @Test
    void what_is_broken_is_named_in_the_order_in_which_it_is_worth_mending() {
        assertThat(reason(true, true, Fixed.must("fichier.a", State.BROKEN), Fixed.must("jeton.b", State.NOT_SHOWN)))
                .contains(new Text("Une exigence est enfreinte : fichier.a.", "One obligation is broken: fichier.a."));
        assertThat(reason(
                        true,
                        false,
                        Fixed.must("fichier.a", State.BROKEN),
                        Fixed.must("jeton.b", State.BROKEN),
                        Fixed.should("jeton.c", State.BROKEN)))
                .contains(new Text(
                        "2 exigences sont enfreintes : jeton.b, fichier.a.",
                        "2 obligations are broken: jeton.b, fichier.a."));
    }

    @Test
    void what_is_missing_is_named_before_the_end_too() {
        Fixed shown = Fixed.must("jeton.a", State.SHOWN);
        Fixed missing = Fixed.must("fichier.a", State.NOT_SHOWN);
        Text one = new Text(
                "Une exigence ne s'est pas présentée : fichier.a.", "One obligation has not come up: fichier.a.");
        assertThat(reason(true, true, shown, missing)).contains(one);
        assertThat(reason(true, false, shown, missing, Fixed.should("manieres.a", State.NOT_SHOWN)))
                .contains(one);
    }

    @Test
    void where_nothing_is_wrong_and_the_session_lasts_it_is_said() {
        assertThat(reason(true, false, Fixed.must("jeton.a", State.SHOWN)).map(Text::fr))
                .contains("Rien n'est enfreint et rien ne manque, mais la session est encore ouverte.");
    }

    @Test
    void of_many_the_first_are_named() {
        assertThat(reason(true, true, seven(State.BROKEN)))
                .contains(new Text(
                        "7 exigences sont enfreintes : jeton.a, jeton.b, jeton.c, jeton.d, jeton.e, et 2 de plus.",
                        "7 obligations are broken: jeton.a, jeton.b, jeton.c, jeton.d, jeton.e, and 2 more."));
        assertThat(reason(true, true, seven(State.NOT_SHOWN)))
                .contains(new Text(
                        "7 exigences ne se sont pas présentées : jeton.a, jeton.b, jeton.c, jeton.d, jeton.e, et 2 de"
                                + " plus.",
                        "7 obligations have not come up: jeton.a, jeton.b, jeton.c, jeton.d, jeton.e, and 2 more."));
    }

    @Test
    void where_there_is_no_verdict_it_is_said_what_is_missing_for_one() {
        assertThat(reason(false, true, Fixed.must("jeton.a", State.SHOWN))).contains(VerdictReason.NOTHING_CAME);
        assertThat(reason(true, true, Fixed.must("jeton.a", State.NOT_SHOWN)).map(Text::en))
                .contains("Nothing of what has come shows a scenario.");
        assertThat(VerdictReason.of(
                        of(true, true, Fixed.must("jeton.a", State.BROKEN)).withoutVerdict()))
                .contains(VerdictReason.JUDGE_FAILED);
    }
}
