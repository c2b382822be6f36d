package lu.lalux.assure.conformance.contract;

import java.util.Base64;

/** Base64 as the contract has it: RFC 4648 section 4, with padding and without line breaks (D23). */
final class Base64Text {

    private Base64Text() {}

    /**
     * @param text any
     * @return whether it is Base64
     */
    static boolean isRight(String text) {
        try {
            // The decoder refuses any other character, but takes what is not padded.
            return text.length() % 4 == 0 && Base64.getDecoder().decode(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
