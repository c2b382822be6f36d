package lu.lalux.assure.conformance.suite.result;

import lu.lalux.assure.conformance.register.Text;
import org.opentest4j.TestAbortedException;

/** A test that cannot be run, because the target failed at what must come before it. */
public final class BlockedException extends TestAbortedException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    /**
     * @param reason why, for a reader
     */
    public BlockedException(Text reason) {
        super(reason.fr());
        this.reason = reason;
    }

    /** {@return why} */
    public Text reason() {
        return reason;
    }
}
