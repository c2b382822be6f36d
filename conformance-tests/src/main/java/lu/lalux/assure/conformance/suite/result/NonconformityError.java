package lu.lalux.assure.conformance.suite.result;

/** Ends a test at the first thing that is not as required. */
public final class NonconformityError extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Nonconformity nonconformity;

    /**
     * @param nonconformity what was found
     */
    public NonconformityError(Nonconformity nonconformity) {
        super(nonconformity.expected().fr() + " / " + nonconformity.received().fr());
        this.nonconformity = nonconformity;
    }

    /** {@return what was found} */
    public Nonconformity nonconformity() {
        return nonconformity;
    }
}
