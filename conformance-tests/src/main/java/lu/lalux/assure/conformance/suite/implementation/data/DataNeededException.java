package lu.lalux.assure.conformance.suite.implementation.data;

import lu.lalux.assure.conformance.register.Text;

/**
 * The target refuses a right request for values that it does not know, and says which: whoever runs the suite can give
 * those that it knows. Without them nothing that follows would say anything of the target.
 */
public final class DataNeededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    /**
     * @param reason what to give
     */
    public DataNeededException(Text reason) {
        super(reason.en());
        this.reason = reason;
    }

    /** {@return what to give} */
    public Text reason() {
        return reason;
    }
}
