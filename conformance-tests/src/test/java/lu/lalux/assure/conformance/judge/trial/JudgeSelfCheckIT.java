package lu.lalux.assure.conformance.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import org.junit.jupiter.api.Test;

/** The whole of it: no wrong client gets away, no right one is condemned, no idle one conforms. */
class JudgeSelfCheckIT {

    /** Of the right ones, those to whom everything has to come up. */
    private static final Set<String> SHOWS_ALL =
            Set.of("right.repairer", "right.expert", "right.person", "right.backwards-at-once", "right.bodies-coded");

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
        assertThat(findings.alarms()).filteredOn(this::isCondemnedAgain).isEmpty();
        assertThat(findings.freeRiders()).isEmpty();
        assertThat(findings.wrong()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(findings.right())
                .hasSizeGreaterThanOrEqualTo(40)
                .filteredOn(cleared -> SHOWS_ALL.contains(cleared.id()))
                .hasSize(SHOWS_ALL.size())
                .filteredOn(cleared -> !cleared.unshown().isEmpty())
                .filteredOn(this::missesSomethingAgain)
                .isEmpty();
    }

    /**
     * While the machine is held up, a hasty client comes late, and an impatient one is answered in time: neither does then what
     * it is to be caught at. Whom the judge does not catch gets away each time.
     */
    private boolean getsAwayAgain(Caught survivor) {
        return eachTime(survivor.id(), findings -> findings.survivors().stream().map(Caught::id));
    }

    /**
     * While the machine is held up, a patient client that has had no answer comes again without having seen what the judge
     * answered. Whom the judge condemns wrongly is condemned each time.
     */
    private boolean isCondemnedAgain(Cleared alarm) {
        return eachTime(alarm.id(), findings -> findings.alarms().stream().map(Cleared::id));
    }

    /** While the machine is held up, several workers meet their troubles at once, and one of these may find no place. */
    private boolean missesSomethingAgain(Cleared right) {
        return eachTime(
                right.id(),
                findings -> findings.right().stream()
                        .filter(cleared -> !cleared.unshown().isEmpty())
                        .map(Cleared::id));
    }

    private static boolean eachTime(String id, Function<JudgeFindings, Stream<String>> found) {
        JudgeSelfCheck alone = new JudgeSelfCheck(Contract.load(), new Tempo(AGAIN), 1);
        return IntStream.range(0, TRIES)
                .allMatch(number -> found.apply(alone.run(id, progress -> {})).anyMatch(id::equals));
    }
}
