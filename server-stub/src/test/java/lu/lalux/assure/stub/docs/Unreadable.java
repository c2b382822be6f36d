package lu.lalux.assure.stub.docs;

import java.nio.file.Path;

/** A file that nobody can read. */
final class Unreadable {

    /** Root may open all that has permissions; this one of Linux's can only be written to. */
    static final Path FILE = Path.of("/proc/self/clear_refs");

    private Unreadable() {}
}
