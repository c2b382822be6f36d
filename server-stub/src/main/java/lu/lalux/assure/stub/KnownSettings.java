package lu.lalux.assure.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import lu.lalux.assure.stub.sandbox.SandboxIdentities;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The settings below {@code assure}, as the packaged {@code application.yaml} has them, and the sandbox's identities; and the names
 * that some had before, with the new ones.
 */
final class KnownSettings {

    static final ConfigurationPropertyName ASSURE = ConfigurationPropertyName.of("assure");

    static final String RENAMED = "lu/lalux/assure/stub/renamed-settings.properties";

    /** What has no default that could stand there. */
    private static final List<String> WITHOUT_DEFAULT = List.of("assure.document.retention");

    private final SettingNames names = new SettingNames();
    private final SettingNames renamed = new SettingNames();

    KnownSettings() {
        try {
            WITHOUT_DEFAULT.forEach(this::add);
            Stream.of(SandboxIdentities.published().getPropertyNames()).forEach(this::add);
            for (PropertySource<?> packaged :
                    new YamlPropertySourceLoader().load("known", new ClassPathResource("application.yaml"))) {
                Stream.of(((EnumerablePropertySource<?>) packaged).getPropertyNames())
                        .forEach(this::add);
            }
            Properties old = PropertiesLoaderUtils.loadProperties(new ClassPathResource(RENAMED));
            old.stringPropertyNames()
                    .forEach(name -> renamed.add(ConfigurationPropertyName.of(name), old.getProperty(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With the lists that it is in: one may be given empty, or in one piece. */
    private void add(String text) {
        if (!text.startsWith(ASSURE + ".")) {
            // Such as the name of a class, which a level of logging is given for.
            return;
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.of(text);
        names.add(name, withoutNumbers(name));
        for (int i = 1; i < name.getNumberOfElements(); i++) {
            if (name.isNumericIndex(i)) {
                names.add(name.chop(i), withoutNumbers(name.chop(i)));
            }
        }
    }

    private static String withoutNumbers(ConfigurationPropertyName name) {
        return name.toString().replaceAll("\\[\\d+]", "");
    }

    boolean has(ConfigurationPropertyName name, boolean variable) {
        return names.find(name, variable).isPresent();
    }

    /** The name that it has now, of one that had another once. */
    Optional<String> newName(ConfigurationPropertyName name, boolean variable) {
        return renamed.find(name, variable);
    }

    /** The name that was probably meant. */
    Optional<String> nearest(ConfigurationPropertyName name) {
        return names.nearest(name);
    }
}
