package lu.lalux.assure.stub.token;

/**
 * Whether older readings of the document are still accepted.
 *
 * @param strict {@code assure.strict}: T4, T5 and T6 are off
 */
record Tolerances(boolean strict) {}
