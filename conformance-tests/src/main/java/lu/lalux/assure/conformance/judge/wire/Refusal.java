package lu.lalux.assure.conformance.judge.wire;

/** A request that is refused without asking the host. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    Refusal(int status, String why) {
        super(why);
        this.status = status;
    }

    /** {@return what it is refused with} */
    int status() {
        return status;
    }
}
