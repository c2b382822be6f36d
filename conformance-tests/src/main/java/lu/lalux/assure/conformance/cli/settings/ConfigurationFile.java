package lu.lalux.assure.conformance.cli.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options from a file, so that a run is repeated exactly: what the command line does not say is taken from there. */
public final class ConfigurationFile implements IDefaultValueProvider {

    private static final String OPTION = "--config";

    private final Properties properties;

    private ConfigurationFile(Properties properties) {
        this.properties = properties;
    }

    /**
     * Looks for {@code --config} before the command line is parsed.
     *
     * @param args the command line
     * @param command whose options may stand in the file
     * @throws SettingsException when the file cannot be read, or names an option that there is not
     */
    public static void applyTo(CommandLine command, String[] args) {
        Optional<String> named = TypedOption.value(OPTION, args);
        if (named.isEmpty()) {
            return;
        }
        String file = named.get();
        Properties properties = new Properties();
        // A name may be none where names have no accents: what that throws is an illegal argument, as bad content is.
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingsException(
                    OPTION + " : le fichier " + file + " ne peut être lu.",
                    OPTION + ": the file " + file + " cannot be read.");
        }
        // Set first: the language that it asks for is that of what is wrong with it, too.
        command.setDefaultValueProvider(new ConfigurationFile(properties));
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(command.getCommandSpec().options().stream()
                .filter(ConfigurationFile::mayStandInIt)
                .map(ConfigurationFile::key)
                .collect(Collectors.toSet()));
        if (!unknown.isEmpty()) {
            String names = String.join(", ", unknown);
            throw new SettingsException(
                    OPTION + " : " + file + " porte des options inconnues : " + names + ".",
                    OPTION + ": " + file + " has unknown options: " + names + ".");
        }
    }

    /** A file that names another, or asks for help, would be read without any of it. */
    private static boolean mayStandInIt(OptionSpec option) {
        return !option.usageHelp()
                && !option.versionHelp()
                && !List.of(option.names()).contains(OPTION);
    }

    private static String key(OptionSpec option) {
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .orElse(option.longestName())
                .replaceFirst("^-+", "");
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option ? properties.getProperty(key(option)) : null;
    }
}
