package lu.lalux.assure.stub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MontantTest {

    @Test
    @DisplayName("D6, D19: keeps the digits that were sent, compares by value")
    void byValue() {
        assertThat(new Montant("170.5"))
                .isEqualTo(new Montant("170.50"))
                .hasSameHashCodeAs(new Montant("0170.50"))
                .isNotEqualTo(new Montant("170.51"))
                .hasToString("170.5");
        assertThat(new Montant("0")).isEqualTo(new Montant("0.00")).hasSameHashCodeAs(new Montant("0.0"));
    }
}
