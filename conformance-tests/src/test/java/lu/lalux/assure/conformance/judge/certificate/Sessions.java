package lu.lalux.assure.conformance.judge.certificate;

import java.time.Instant;
import java.util.List;
import lu.lalux.assure.conformance.judge.report.Fixed;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.scenario.Play;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;

/** Sessions with a given end. */
public final class Sessions {

    static final Instant DATE = Instant.parse("2026-07-01T10:00:00Z");

    private Sessions() {}

    static Judgement ending(State state, boolean ended) {
        return ending(state, ended, DATE);
    }

    static Judgement ending(State state, boolean ended, Instant date) {
        Fixed[] scenarios = {
            Fixed.must("jeton.a", State.SHOWN),
            Fixed.must("incident.reponse-perdue", state),
            Fixed.should("manieres.a", State.BROKEN)
        };
        Play play = Play.repairer(scenarios);
        play.token();
        return Judgement.of(play.session().evidence(ended), List.of(scenarios), Fixed.register(scenarios), "T1", date);
    }

    public static Judgement conforming() {
        return ending(State.SHOWN, true);
    }
}
