package lu.lalux.assure.stub.problem;

/**
 * Refuses the value of a setting: says which one, and what may stand there, a line in each language. What does stand
 * there, and where, is added by who knows where settings come from.
 */
public final class WrongValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String setting;
    private final transient Message allowed;

    private WrongValueException(String setting, Message allowed) {
        super(new Messages().lines(Message.of("start.value", setting, allowed)));
        this.setting = setting;
        this.allowed = allowed;
    }

    /**
     * @param right whether the value is what may stand there
     * @param setting its name; less what all settings of its entry begin with, where it is in a list
     * @param allowed what may stand there, the end of a key {@code start.may} of {@code messages/start}
     * @param arguments what fills that
     * @throws WrongValueException when it is not
     */
    public static void unless(boolean right, String setting, String allowed, Object... arguments) {
        if (!right) {
            throw of(setting, allowed, arguments);
        }
    }

    /** The same, to be thrown. */
    public static WrongValueException of(String setting, String allowed, Object... arguments) {
        return new WrongValueException(setting, Message.of("start.may." + allowed, arguments));
    }

    public String setting() {
        return setting;
    }

    public Message allowed() {
        return allowed;
    }
}
