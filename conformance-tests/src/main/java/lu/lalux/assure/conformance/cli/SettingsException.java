package lu.lalux.assure.conformance.cli;

import lu.lalux.assure.conformance.register.Text;

/** What is wrong with the command line or its configuration file, and how to mend it. */
final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text text;

    SettingsException(String fr, String en) {
        super(fr);
        this.text = new Text(fr, en);
    }

    Text text() {
        return text;
    }
}
