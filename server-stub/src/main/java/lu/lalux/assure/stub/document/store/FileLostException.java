package lu.lalux.assure.stub.document.store;

/** A file's bytes are gone before its row was stored: it took longer to arrive than any upload may. */
public final class FileLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileLostException(String key) {
        super("The bytes of " + key + " are no longer there", null, false, false);
    }
}
