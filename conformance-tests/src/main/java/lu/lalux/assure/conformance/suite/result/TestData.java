package lu.lalux.assure.conformance.suite.result;

/**
 * Something that a test left at the target, for whoever wants to remove it.
 *
 * @param path of the operation that kept it
 * @param kind what it is
 * @param value its key, or its reference
 * @param test that sent it
 */
public record TestData(String path, Kind kind, String value, String test) {

    /** What a target keeps. */
    public enum Kind {
        /** A file, by its key. */
        DOCUMENT,
        /** A settlement request, by its reference. */
        REGLEMENT
    }

    /**
     * {@return the same thing at the target, whichever test sent it; what has no reference is told apart by its test}
     */
    public String identity() {
        return kind + " " + path + " " + (value.isEmpty() ? test : value);
    }
}
