package lu.lalux.assure.conformance.suite.result;

import lu.lalux.assure.conformance.register.Text;
import org.opentest4j.TestAbortedException;

/**
 * A test asks for something that this target, rightly, does not have: it is told, and takes nothing from the verdict.
 */
public final class NotApplicableException extends TestAbortedException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    /**
     * @param reason why, for a reader
     */
    public NotApplicableException(Text reason) {
        super(reason.en());
        this.reason = reason;
    }

    /** {@return why} */
    public Text reason() {
        return reason;
    }
}
