package lu.lalux.assure.stub.support;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that the README does not ask for, and some tests need. CI installs it, and has no excuse. */
public final class OptionalTool {

    /** Whether a test must not be left out for want of it. */
    public static final boolean DEMANDED = Boolean.parseBoolean(System.getenv("CI"));

    private OptionalTool() {}

    /**
     * Goes on where the program is there; otherwise the test fails in CI, and is left out elsewhere, with the reason.
     *
     * @param found whether it is there
     * @param reason what is not there
     */
    public static void need(boolean found, String reason) {
        if (DEMANDED) {
            Assertions.assertTrue(found, reason);
        }
        Assumptions.assumeTrue(found, reason);
    }
}
