package lu.lalux.assure.conformance.reading;

import lu.lalux.assure.conformance.register.Text;

/** A request that a reading has no form for, or whose fault is none there: it is not sent, and nothing is said of the target. */
public final class UnwritableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    UnwritableException(String fr, String en) {
        super(en);
        this.reason = new Text("dans la lecture de cette cible, " + fr, "in this target's reading, " + en);
    }

    /** {@return why} */
    public Text reason() {
        return reason;
    }
}
