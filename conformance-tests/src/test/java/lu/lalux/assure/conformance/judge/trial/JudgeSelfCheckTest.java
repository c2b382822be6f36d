package lu.lalux.assure.conformance.judge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import org.junit.jupiter.api.Test;

class JudgeSelfCheckTest {

    private final JudgeSelfCheck check = new JudgeSelfCheck(Contract.load(), new Tempo(0.02), 4);

    @Test
    void a_right_client_is_cleared() {
        List<String> progress = new CopyOnWriteArrayList<>();
        JudgeFindings findings = check.run("right.repairer", progress::add);
        assertThat(findings.right()).isNotEmpty();
        assertThat(findings.alarms()).isEmpty();
        assertThat(findings.right().get(0).unshown()).isEmpty();
        assertThat(progress).contains("right.repairer");
    }

    @Test
    void a_client_that_uploads_again_after_a_lost_answer_is_caught() {
        JudgeFindings findings = check.run("incident.reponse-perdue.new-upload", id -> {});
        assertThat(findings.wrong()).singleElement().satisfies(caught -> {
            assertThat(caught.by()).containsExactly("incident.reponse-perdue");
            assertThat(caught.survives()).isFalse();
        });
    }

    @Test
    void a_client_that_does_nothing_does_not_conform() {
        JudgeFindings findings = check.run("idle.", id -> {});
        assertThat(findings.idle()).hasSize(2).noneMatch(Idler::conforms);
    }
}
