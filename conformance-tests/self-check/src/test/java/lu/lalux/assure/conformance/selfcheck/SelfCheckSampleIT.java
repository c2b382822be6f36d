package lu.lalux.assure.conformance.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;

import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.suite.Suite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One mutant of each kind, always the same: what {@link NewFieldIT} sees of all of them. */
@Tag("newcomer")
class SelfCheckSampleIT {

    private static final long SEED = 43;

    @Test
    void a_mutant_of_each_kind_is_caught() {
        Findings findings = new SelfCheck(Suite.run(), Runtime.getRuntime().availableProcessors()).sample(SEED);
        findings.print(System.out, Language.EN);
        assertThat(findings.baselineFailures()).isEmpty();
        assertThat(findings.survivors()).isEmpty();
        assertThat(findings.mutants(true)).isPositive();
        assertThat(findings.mutants(false)).isPositive();
    }
}
