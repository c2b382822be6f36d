package lu.lalux.assure.conformance.suite.reading;

import lu.lalux.assure.conformance.register.Text;

/**
 * A request that cannot be written in a reading of the document, or whose fault is no fault in that reading: it is not
 * sent, and the target is not judged by it.
 */
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
