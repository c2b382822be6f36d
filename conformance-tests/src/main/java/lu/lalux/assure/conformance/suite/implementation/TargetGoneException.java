package lu.lalux.assure.conformance.suite.implementation;

import lu.lalux.assure.conformance.register.Text;

/** Nobody answers any more: what is not tested yet cannot be. */
public final class TargetGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    TargetGoneException(Text reason, Exception cause) {
        super(reason.fr(), cause);
        this.reason = reason;
    }

    /** {@return why nothing more is tested} */
    public Text reason() {
        return reason;
    }
}
