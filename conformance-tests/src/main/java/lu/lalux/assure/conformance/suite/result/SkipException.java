package lu.lalux.assure.conformance.suite.result;

import lu.lalux.assure.conformance.register.Text;
import org.opentest4j.TestAbortedException;

/** A test that cannot be run with what the suite was given: never silent, and the verdict is then partial. */
public final class SkipException extends TestAbortedException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    /**
     * @param reason why, for a reader
     */
    public SkipException(Text reason) {
        super(reason.fr());
        this.reason = reason;
    }

    /** {@return why} */
    public Text reason() {
        return reason;
    }
}
