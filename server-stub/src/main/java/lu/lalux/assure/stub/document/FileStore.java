package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Where the bytes of files are kept. */
interface FileStore {

    /** A new, empty temporary file, of this store and on its disk. */
    Path temporary() throws IOException;

    /** Takes over a temporary file under a key. When this returns its bytes are safe. */
    void keep(Path temporary, String key) throws IOException;

    /** Removes a file; nothing happens when it is not there. */
    void remove(String key) throws IOException;

    /** After a crash: removes temporary files, and files whose keys nobody knows. */
    void repair(Predicate<String> known) throws IOException;
}
