package lu.lalux.assure.stub.reglement;

/** A file was removed between the check of its key and the record of the request that names it. */
final class FileGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileGoneException() {
        super("The file is no longer kept", null, false, false);
    }
}
