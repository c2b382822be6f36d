package lu.lalux.assure.stub;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.contract.Nearest;
import lu.lalux.assure.stub.gestion.signin.AdministratorCommand;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.Backup;
import lu.lalux.assure.stub.token.secret.SecretHash;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.io.ClassPathResource;

/**
 * Looks at the command line before anything is started or made. Spring Boot silently accepts options that it does not
 * know: {@code --prot=9090} would start a server on the usual port, and {@code --help} one with a data folder.
 */
final class CommandLine {

    private static final Set<String> HELP = Set.of("--help", "--aide", "-h");
    private static final Set<String> VERSION = Set.of("--version", "-V");

    /** The commands beside the server, each with the number of words that stand behind it. */
    private static final Map<String, Integer> COMMANDS =
            Map.of(SecretHash.OPTION, 0, Backup.OPTION, 2, AdministratorCommand.OPTION, 1);

    /**
     * What Boot's own settings begin with. They are more than a thousand, and reading their list would take longer than
     * it takes to answer {@code --help}: of these only what is nearly a known one is refused.
     */
    private static final Set<String> BOOT =
            Set.of("debug", "info", "logging", "management", "server", "spring", "trace");

    private CommandLine() {}

    /**
     * Answers what asks for no server, and what is wrong.
     *
     * @return the exit code, 0 or 2; none if the command line is right
     */
    static Optional<Integer> answer(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        String version =
                Objects.requireNonNullElse(AssureStub.class.getPackage().getImplementationVersion(), "-");
        if (!Collections.disjoint(arguments, HELP)) {
            out.print(new ClassPathResource("usage.txt", CommandLine.class)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("${version}", version));
            return Optional.of(0);
        }
        if (!Collections.disjoint(arguments, VERSION)) {
            out.println("assure-server-stub " + version);
            return Optional.of(0);
        }
        try {
            require(arguments);
            return Optional.empty();
        } catch (StartRefusedException refused) {
            err.println(refused.getMessage());
            return Optional.of(2);
        }
    }

    /** @throws StartRefusedException when something is no option, and does not belong to one */
    static void require(List<String> arguments) {
        int words = 0;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (COMMANDS.containsKey(argument)) {
                words = COMMANDS.get(argument);
            } else if (words > 0) {
                words--;
            } else if (!argument.isEmpty()) {
                require(argument, i + 1, i == 0 ? "" : arguments.get(i - 1));
            }
        }
    }

    /**
     * A value is never repeated in the message, since it may be a secret. Nor is a word without dashes, which may be
     * the value of an option, unless it resembles an option's name.
     */
    private static void require(String argument, int number, String before) {
        boolean option = argument.startsWith("--");
        String shown = argument.split("=", 2)[0];
        // A property of Java's (-Dserver.port=9090) has to stand before -jar.
        String typed = shown.replaceFirst("^(-D|-+)", "");
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(typed, '.');
        if (option && KnownSettings.PACKAGED.has(name, false) && !argument.contains("=")) {
            // Boot would take it for empty, and the usual value for meant.
            throw new StartRefusedException("start.option.value", shown);
        }
        if (option && isSetting(name)) {
            return;
        }
        if (!argument.startsWith("-")
                && before.startsWith("--")
                && !before.contains("=")
                && !COMMANDS.containsKey(before)) {
            throw new StartRefusedException("start.option.value", before);
        }
        meant(typed).ifPresent(other -> {
            throw new StartRefusedException("start.option.near", shown, other);
        });
        throw option
                ? new StartRefusedException("start.option.unknown", shown)
                : new StartRefusedException("start.option.word", number);
    }

    private static boolean isSetting(ConfigurationPropertyName name) {
        KnownSettings known = KnownSettings.PACKAGED;
        return known.has(name, false)
                || !name.isEmpty() && BOOT.contains(name.getElement(0, Form.UNIFORM)) && !known.isNear(name);
    }

    /** Of all options; a setting may have been called by its last word only. */
    private static Optional<String> meant(String typed) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Set<String> names : List.of(HELP, VERSION, COMMANDS.keySet())) {
            names.forEach(option -> options.put(option.replaceFirst("-+", ""), option));
        }
        for (String setting : KnownSettings.PACKAGED.all()) {
            options.put(setting, "--" + setting + "=…");
        }
        for (String setting : KnownSettings.PACKAGED.all()) {
            options.putIfAbsent(setting.substring(setting.lastIndexOf('.') + 1), "--" + setting + "=…");
        }
        return Nearest.among(typed, options.keySet()).map(options::get);
    }
}
