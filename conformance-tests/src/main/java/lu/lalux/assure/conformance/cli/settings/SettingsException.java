package lu.lalux.assure.conformance.cli.settings;

import lu.lalux.assure.conformance.register.Text;

/** What is wrong with the command line or its configuration file, and how to mend it. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text text;

    /** Said in both languages. */
    public SettingsException(String fr, String en) {
        super(fr);
        this.text = new Text(fr, en);
    }

    /** What is wrong, in the language that is asked for. */
    public Text text() {
        return text;
    }
}
