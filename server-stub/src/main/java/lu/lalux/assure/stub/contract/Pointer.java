package lu.lalux.assure.stub.contract;

import lu.lalux.assure.stub.problem.Excerpt;

/** JSON pointers (RFC 6901) to the fields of a request. */
final class Pointer {

    private Pointer() {}

    static String to(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** A field's name as a message may quote it. */
    static String quoted(String name) {
        return Excerpt.of(name);
    }
}
