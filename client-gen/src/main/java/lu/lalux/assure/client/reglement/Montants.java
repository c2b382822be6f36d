package lu.lalux.assure.client.reglement;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The three amounts of a bill, in euros (contract, schema {@code Montant}): never negative, a credit note included
 * (D14), at most 12 digits before the point and 2 after it.
 *
 * <p>They travel as strings with the digits that were given: {@code 170.50} stays {@code "170.50"}. That net and tax
 * make the total is the contract's advice (D20), for the server to judge.
 *
 * @param ht excluding tax
 * @param tva the tax
 * @param ttc including tax
 */
public record Montants(BigDecimal ht, BigDecimal tva, BigDecimal ttc) {

    private static final int INTEGER_DIGITS = 12;
    private static final int DECIMALS = 2;

    /**
     * Checks the amounts.
     *
     * @param ht excluding tax
     * @param tva the tax
     * @param ttc including tax
     * @throws NullPointerException if an amount was not given
     * @throws IllegalArgumentException if an amount is negative, or has too many digits before or after the point
     */
    public Montants {
        check(ht, "ht");
        check(tva, "tva");
        check(ttc, "ttc");
    }

    /**
     * Net and tax, and the total that they make.
     *
     * @param ht excluding tax
     * @param tva the tax
     * @return the three amounts
     * @throws NullPointerException if an amount was not given
     * @throws IllegalArgumentException if an amount is negative, or has too many digits before or after the point
     */
    public static Montants of(BigDecimal ht, BigDecimal tva) {
        check(ht, "ht");
        check(tva, "tva");
        return new Montants(ht, tva, ht.add(tva));
    }

    /**
     * The amounts as they are usually written, such as {@code "1000", "170.50", "1170.50"}.
     *
     * @param ht excluding tax
     * @param tva the tax
     * @param ttc including tax
     * @return the three amounts
     * @throws NullPointerException if one was not given
     * @throws IllegalArgumentException if one is no number, is negative, or has too many digits before or after the
     *     point
     */
    public static Montants of(String ht, String tva, String ttc) {
        return new Montants(parsed(ht, "ht"), parsed(tva, "tva"), parsed(ttc, "ttc"));
    }

    static String text(BigDecimal montant) {
        int scale = Math.min(Math.max(montant.scale(), 0), DECIMALS);
        return montant.setScale(scale).toPlainString();
    }

    /**
     * The parser's own words ("Character , is neither a decimal digit number…") do not say which amount, nor what would
     * be right.
     */
    private static BigDecimal parsed(String montant, String name) {
        try {
            return new BigDecimal(given(montant, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name
                    + ": no amount; digits, and a point before the cents (170.50), without comma, blank or currency");
        }
    }

    private static <T> T given(T montant, String name) {
        return Objects.requireNonNull(montant, () -> name + ": not given");
    }

    static void check(BigDecimal montant, String name) {
        given(montant, name);
        if (montant.signum() < 0) {
            throw new IllegalArgumentException(name + ": negative (a credit note's amounts are positive, too)");
        }
        BigDecimal shortest = montant.stripTrailingZeros();
        if (shortest.scale() > DECIMALS) {
            throw new IllegalArgumentException(name + ": more than " + DECIMALS + " decimals");
        }
        if ((long) shortest.precision() - shortest.scale() > INTEGER_DIGITS) {
            throw new IllegalArgumentException(name + ": more than " + INTEGER_DIGITS + " digits before the point");
        }
    }
}
