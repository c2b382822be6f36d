package lu.lalux.assure.cli.output;

/** The command cannot go on; the message is for the person, already in their language. */
public final class StopException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    public StopException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** One of {@link ExitCode}. */
    public int code() {
        return code;
    }
}
