package lu.lalux.assure.cli;

/** The command cannot go on; the message is for the person, already in their language. */
final class ArretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    ArretException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** One of {@link CodeRetour}. */
    int code() {
        return code;
    }
}
