package lu.lalux.assure.conformance.judge.wire;

import lu.lalux.assure.conformance.register.Text;

/** A request that is refused without asking the host. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Text why;

    Refusal(int status, Text why) {
        super(why.en());
        this.status = status;
        this.why = why;
    }

    /** {@return what it is refused with} */
    int status() {
        return status;
    }

    /** {@return what was wrong, in short} */
    Text why() {
        return why;
    }
}
