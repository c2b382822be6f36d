package lu.lalux.assure.stub.problem;

/**
 * Ends a start, or a command beside the server, for a reason that whoever runs it can mend: what is wrong and what
 * mends it, a line in each language, French first. Where it was thrown helps nobody.
 */
public final class StartRefusedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * @param key of the reason, in the messages of {@code messages/start}
     * @param arguments what fills it
     */
    public StartRefusedException(String key, Object... arguments) {
        super(new Messages().lines(Message.of(key, arguments)));
    }

    /**
     * The same, for what another program's words say: where they come from is shown on demand.
     *
     * @param cause what was thrown
     */
    public StartRefusedException because(Throwable cause) {
        initCause(cause);
        return this;
    }
}
