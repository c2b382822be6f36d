package lu.lalux.assure.conformance.run;

import lu.lalux.assure.conformance.result.Nonconformity;

/** Ends a test at the first thing that is not as required. */
final class NonconformityError extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final transient Nonconformity nonconformity;

    NonconformityError(Nonconformity nonconformity) {
        super(nonconformity.expected().fr() + " / " + nonconformity.received().fr());
        this.nonconformity = nonconformity;
    }

    /** {@return what was found} */
    Nonconformity nonconformity() {
        return nonconformity;
    }
}
