package lu.lalux.assure.conformance.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import org.junit.jupiter.api.Test;

/** The whole of it: no wrong client gets away, no right one is condemned, no idle one conforms. */
class JudgeSelfCheckIT {

    /** Clients wait more than they work. */
    private static final int AT_ONCE = 24;

    /** Fifty times as fast as production. */
    private static final double SPEED = 0.02;

    @Test
    void nobody_is_judged_wrongly() {
        JudgeFindings findings = new JudgeSelfCheck(Contract.load(), new Tempo(SPEED), AT_ONCE).run(id -> {});
        assertThat(findings.survivors()).isEmpty();
        assertThat(findings.alarms()).isEmpty();
        assertThat(findings.freeRiders()).isEmpty();
        assertThat(findings.wrong()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(findings.right())
                .hasSizeGreaterThanOrEqualTo(40)
                .filteredOn(cleared -> cleared.id().matches("right\\.(repairer|expert|person)"))
                .hasSize(3)
                .allSatisfy(cleared -> assertThat(cleared.unshown()).isEmpty());
    }
}
