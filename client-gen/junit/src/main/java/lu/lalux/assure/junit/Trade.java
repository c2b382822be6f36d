package lu.lalux.assure.junit;

import java.util.Locale;

/** The two trades that ask the insurer for payment. */
public enum Trade {
    /** Garages. */
    REPARATEUR,
    /** Motor experts. */
    EXPERT;

    /** {@return how the contract writes it} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Trade of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
