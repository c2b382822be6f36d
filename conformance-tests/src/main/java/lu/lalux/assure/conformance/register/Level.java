package lu.lalux.assure.conformance.register;

import java.util.Locale;

/**
 * Who is held to a requirement: the contract's {@code x-niveau}, and {@code conseil} for advice, which never fails.
 */
public enum Level {
    /** The insurer's document states it: every implementation. */
    DOCUMENT,
    /** The contract settles what the document leaves open: an implementation that claims the whole contract. */
    CONTRAT,
    /** An older reading of the document (T1 to T6) that a careful server still accepts: reported apart. */
    TOLERANCE,
    /** Advice: reported, never a failure. */
    CONSEIL;

    /** {@return the level's name as the contract and the register write it} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param word the name as the register writes it
     * @return the level
     */
    public static Level of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
