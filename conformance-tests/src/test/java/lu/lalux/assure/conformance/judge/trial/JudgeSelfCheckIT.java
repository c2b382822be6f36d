package lu.lalux.assure.conformance.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import org.junit.jupiter.api.Test;

/** The whole of it: no wrong client gets away, no right one is condemned, no idle one conforms. */
class JudgeSelfCheckIT {

    /** Clients wait more than they work. */
    private static final int AT_ONCE = 24;

    /** Fifty times as fast as production. */
    private static final double SPEED = 0.02;

    /** The same for one that is tried again, whose waits are then longer than most pauses of a machine. */
    private static final double AGAIN = 0.1;

    private static final int TRIES = 3;

    @Test
    void nobody_is_judged_wrongly() {
        JudgeFindings findings = new JudgeSelfCheck(Contract.load(), new Tempo(SPEED), AT_ONCE).run(id -> {});
        assertThat(findings.survivors()).filteredOn(this::getsAwayAgain).isEmpty();
        assertThat(findings.alarms()).isEmpty();
        assertThat(findings.freeRiders()).isEmpty();
        assertThat(findings.wrong()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(findings.right())
                .hasSizeGreaterThanOrEqualTo(40)
                .filteredOn(cleared -> cleared.id().matches("right\\.(repairer|expert|person)"))
                .hasSize(3)
                .allSatisfy(cleared -> assertThat(cleared.unshown()).isEmpty());
    }

    /**
     * While the machine is held up, a hasty client comes late, and an impatient one is answered in time: neither does then what
     * it is to be caught at. Whom the judge does not catch gets away each time.
     */
    private boolean getsAwayAgain(Caught survivor) {
        JudgeSelfCheck alone = new JudgeSelfCheck(Contract.load(), new Tempo(AGAIN), 1);
        return IntStream.range(0, TRIES)
                .allMatch(number -> alone.run(survivor.id(), id -> {}).survivors().stream()
                        .anyMatch(again -> again.id().equals(survivor.id())));
    }
}
