package lu.lalux.assure.stub.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount in euros, {@code #/components/schemas/Montant}. It keeps the digits that were sent, and is equal to another
 * of the same value: {@code 170.5} and {@code 170.50} are one amount (D19).
 */
public final class Montant {

    private final String text;
    private final BigDecimal value;

    /**
     * @param text digits, then a point and one or two decimals if need be
     * @throws NumberFormatException when it is no decimal number
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Montant(String text) {
        this.text = text;
        this.value = new BigDecimal(text);
    }

    /** The amount as it was sent. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The amount in euros. */
    public BigDecimal value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Montant montant && value.compareTo(montant.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
