package lu.lalux.assure.conformance.selfcheck.model.otherwise;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A place of the document that a server can read otherwise than the contract. */
public enum Doubt {
    /** {@code Key} in the answer to an upload. */
    KEY_NAME,
    /** {@code montantHTFacture} and its sisters, and no others. */
    AMOUNT_NAMES,
    /** {@code refPDFacture}, and no other. */
    FILE_NAMES,
    /** {@code referenceInternelAlux}, and no other. */
    TEXT_NAMES,
    /** {@code AbandonVehicule}, and no other. */
    BOOLEAN_NAMES,
    /** Integers in quotes only. */
    QUOTED_INTEGERS,
    /** Booleans in quotes only. */
    QUOTED_BOOLEANS,
    /** Amounts as JSON numbers only. */
    NUMBER_AMOUNTS,
    /** The fields of a settlement in its query only. */
    QUERY,
    /** A token by {@code GET} only. */
    TOKEN_GET,
    /** One scope in a token only. */
    ONE_SCOPE,
    /** The parameters of {@code POST /authen} in its form only. */
    AUTHEN_FORM,
    /** A key that is a GUID and nothing more. */
    BARE_KEYS,
    /** The same key for the same bytes. */
    KEYS_OF_CONTENT,
    /** PDF files only. */
    PDF_ONLY,
    /** Days with {@code REP} are not looked at. */
    DAYS_IGNORED,
    /** Days are demanded with {@code VHR}. */
    DAYS_DEMANDED,
    /** A credit note has negative amounts, and no others. */
    NEGATIVE_NOTES;

    private static final Set<Doubt> JSON_TYPES = EnumSet.of(QUOTED_INTEGERS, QUOTED_BOOLEANS, NUMBER_AMOUNTS);

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return whether it changes how requests and answers are written} */
    public boolean isOfForm() {
        return ordinal() <= AUTHEN_FORM.ordinal();
    }

    /**
     * @param doubts some of them
     * @return whether one server can have all of them
     */
    public static boolean agree(Set<Doubt> doubts) {
        return !doubts.contains(QUERY) || doubts.stream().noneMatch(JSON_TYPES::contains);
    }
}
