package lu.lalux.assure.conformance.cli.settings;

import java.util.Optional;

/** An option as it was typed, for what has to be known before the command line is parsed. */
final class TypedOption {

    private TypedOption() {}

    /**
     * @param option with its dashes
     * @param args the command line
     * @return what was typed for it first; nothing when it was not typed
     */
    static Optional<String> value(String option, String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith(option + "=")) {
                return Optional.of(args[i].substring(option.length() + 1));
            }
            if (args[i].equals(option) && i + 1 < args.length) {
                return Optional.of(args[i + 1]);
            }
        }
        return Optional.empty();
    }
}
