package lu.lalux.assure.stub.support;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program that the README does not ask for, and some tests need. CI installs it, and has no excuse. */
public final class OptionalTool {

    private OptionalTool() {}

    /**
     * Goes on where the program is there; otherwise the test fails in CI, and is left out elsewhere, with the reason.
     *
     * @param found whether it is there
     * @param reason what is not there
     */
    public static void need(boolean found, String reason) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            Assertions.assertTrue(found, reason);
        }
        Assumptions.assumeTrue(found, reason);
    }
}
