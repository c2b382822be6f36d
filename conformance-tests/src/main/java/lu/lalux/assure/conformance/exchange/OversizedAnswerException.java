package lu.lalux.assure.conformance.exchange;

import java.io.IOException;

/** The target's answer is longer than any of the contract's, perhaps without an end; the rest of it is not read. */
public final class OversizedAnswerException extends IOException {

    /** What is read of a body, unpacked, in bytes. */
    static final int MOST = 8 * 1_024 * 1_024;

    private static final long serialVersionUID = 1L;

    OversizedAnswerException() {
        super("a body of more than " + MOST + " bytes");
    }
}
