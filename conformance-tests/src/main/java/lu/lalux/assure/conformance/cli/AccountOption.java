package lu.lalux.assure.conformance.cli;

import java.nio.file.Path;
import lu.lalux.assure.conformance.cli.settings.SettingsException;

/** By what options an account is given, and where its secret stands. */
enum AccountOption {
    CLIENT("--client-id", "--client-secret-file", "ASSURE_CLIENT_SECRET"),
    OTHER_CLIENT("--other-client-id", "--other-client-secret-file", "ASSURE_OTHER_CLIENT_SECRET"),
    EXPERT_CLIENT("--expert-client-id", "--expert-client-secret-file", "ASSURE_EXPERT_CLIENT_SECRET"),
    BOTH_CLIENT("--both-client-id", "--both-client-secret-file", "ASSURE_BOTH_CLIENT_SECRET"),
    USER("--user", "--password-file", "ASSURE_PASSWORD"),
    OTHER_USER("--other-user", "--other-password-file", "ASSURE_OTHER_PASSWORD"),
    PROXY("--proxy-user", "--proxy-password-file", "ASSURE_PROXY_PASSWORD");

    private final String option;
    private final String fileOption;
    private final String variable;

    AccountOption(String option, String fileOption, String variable) {
        this.option = option;
        this.fileOption = fileOption;
        this.variable = variable;
    }

    /** {@return the option that names the account} */
    String option() {
        return option;
    }

    /** {@return the variable of its secret} */
    String variable() {
        return variable;
    }

    /**
     * Whoever gives a secret means it to be used.
     *
     * @param file of a secret; null when there is none
     * @throws SettingsException when there is one, of an account that has no name
     */
    void needsNoName(Path file) {
        if (file != null) {
            throw new SettingsException(
                    fileOption + " va avec " + option + ".", fileOption + " goes with " + option + ".");
        }
    }
}
