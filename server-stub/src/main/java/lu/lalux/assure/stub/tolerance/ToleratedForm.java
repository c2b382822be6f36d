package lu.lalux.assure.stub.tolerance;

/**
 * The tolerated forms that a request can have, by their names in the contract. T6 is the server's own, in its answer.
 */
public enum ToleratedForm {
    /** The fields of a settlement in the query string. */
    T1,
    /** A field by another name. */
    T2,
    /** A value of another type. */
    T3,
    /** The client's identifier and secret bare. */
    T4,
    /** The parameters of {@code /token} in the query string. */
    T5
}
