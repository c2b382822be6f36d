package lu.lalux.assure.conformance.report;

import lu.lalux.assure.conformance.register.Text;

/**
 * Something that is said of a server or of a client: where it stands, and who is held to it, its {@link Case} tells.
 */
public interface Finding {

    /** {@return what would be right} */
    Text expected();

    /** {@return what came instead} */
    Text received();
}
