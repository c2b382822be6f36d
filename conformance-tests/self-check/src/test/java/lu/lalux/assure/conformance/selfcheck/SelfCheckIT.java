package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.suite.Suite;
import org.junit.jupiter.api.Test;

/** The suite's power and its fairness, in the build: every mutant is caught by the tests meant for it, nobody else is. */
class SelfCheckIT {

    @Test
    void every_mutant_is_caught_and_no_conforming_server_is() {
        Findings findings = new SelfCheck(Suite.run(), Runtime.getRuntime().availableProcessors()).run(server -> {});
        findings.print(System.out, Language.EN);
        assertThat(findings.baselineFailures()).isEmpty();
        assertThat(findings.survivors()).isEmpty();
        assertThat(findings.falseAlarms()).isEmpty();
        assertThat(findings.conformingIdlers()).isEmpty();
        assertThat(findings.mutants(true)).isGreaterThanOrEqualTo(250);
        assertThat(findings.mutants(false)).isGreaterThanOrEqualTo(40);
        assertThat(findings.alarms()).hasSizeGreaterThanOrEqualTo(25);
        assertThat(findings.sound()).isTrue();
    }
}
