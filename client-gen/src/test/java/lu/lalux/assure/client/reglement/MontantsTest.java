package lu.lalux.assure.client.reglement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts to the digit (contract, schema {@code Montant}). */
class MontantsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1000, 1000",
        "170.50, 170.50",
        "170.5, 170.5",
        "0.01, 0.01",
        "12.340, 12.34",
        "1.0000, 1.00",
        "1E+3, 1000",
        "999999999999.99, 999999999999.99"
    })
    void an_amount_is_written_with_the_digits_that_it_has(BigDecimal amount, String written) {
        assertThat(Montants.text(amount)).isEqualTo(written).matches("^\\d{1,12}(\\.\\d{1,2})?$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "0.001", "12.345", "1000000000000", "1E+12", "1E+2147483647"})
    void what_the_contract_cannot_say_is_refused(String amount) {
        assertThatThrownBy(() -> new Montants(new BigDecimal(amount), BigDecimal.ZERO, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ht: ");
        assertThatThrownBy(() -> new Montants(BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal(amount)))
                .hasMessageStartingWith("ttc: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "170,50", "1 000", "170.50 €", "abc"})
    void what_is_no_amount_is_refused_by_its_name_and_with_what_would_be_right(String amount) {
        String right = ": no amount; digits, and a point before the cents (170.50), without comma, blank or currency";
        assertThatThrownBy(() -> Montants.of(amount, "0", "1"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("ht" + right)
                .hasNoCause();
        assertThatThrownBy(() -> Montants.of("1", amount, "1")).hasMessage("tva" + right);
        assertThatThrownBy(() -> Montants.of("1", "0", amount)).hasMessage("ttc" + right);
    }

    @Test
    void an_amount_that_was_not_given_is_named() {
        assertThatThrownBy(() -> Montants.of("1", null, "1"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("tva: not given");
        assertThatThrownBy(() -> Montants.of(null, BigDecimal.ONE)).hasMessage("ht: not given");
        assertThatThrownBy(() -> new Montants(BigDecimal.ONE, BigDecimal.ZERO, null))
                .hasMessage("ttc: not given");
    }

    @Test
    void net_and_tax_make_the_total_to_the_cent() {
        assertThat(Montants.of(new BigDecimal("0.10"), new BigDecimal("0.20")))
                .isEqualTo(Montants.of("0.10", "0.20", "0.30"));
    }
}
