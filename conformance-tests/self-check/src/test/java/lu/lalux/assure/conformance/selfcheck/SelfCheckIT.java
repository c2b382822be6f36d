package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.suite.Suite;
import org.junit.jupiter.api.Test;

/** The suite's fairness, in the build: no conforming server is condemned. Its power is {@link NewFieldIT}'s. */
class SelfCheckIT {

    @Test
    void no_conforming_server_is_condemned_and_none_that_does_nothing_conforms() {
        Findings findings = new SelfCheck(Suite.run(), Runtime.getRuntime().availableProcessors()).fairness();
        findings.print(System.out, Language.EN);
        assertThat(findings.alarms()).isNotEmpty();
        assertThat(findings.scores()).isNotEmpty();
        assertThat(findings.sound()).isTrue();
    }
}
