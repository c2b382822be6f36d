package lu.lalux.assure.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.stub.sandbox.SandboxIdentities;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * The settings that the packaged {@code application.yaml} has: all below {@code assure}, with the sandbox's identities,
 * and some of Spring Boot's; and the names that some had before, with the new ones.
 */
final class KnownSettings {

    static final ConfigurationPropertyName ASSURE = ConfigurationPropertyName.of("assure");

    /** No further from a name than this is a slip of the fingers; other words are that far too. */
    private static final int SLIP = 2;

    /** What has no default that could stand there. */
    private static final List<String> WITHOUT_DEFAULT = List.of("assure.document.retention", "server.address");

    /** Read once: the command line is looked at before all other settings are. */
    static final KnownSettings PACKAGED = new KnownSettings();

    private final SettingNames names = new SettingNames();

    private KnownSettings() {
        try {
            WITHOUT_DEFAULT.forEach(this::add);
            Stream.of(SandboxIdentities.published().getPropertyNames()).forEach(this::add);
            for (PropertySource<?> packaged :
                    new YamlPropertySourceLoader().load("known", new ClassPathResource("application.yaml"))) {
                Stream.of(((EnumerablePropertySource<?>) packaged).getPropertyNames())
                        .forEach(this::add);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With the lists that it is in: one may be given empty, or in one piece. */
    private void add(String text) {
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

    /** All of them, without the numbers of what is in lists. */
    Collection<String> all() {
        return names.texts();
    }

    boolean has(ConfigurationPropertyName name, boolean variable) {
        return names.find(name, variable).isPresent();
    }

    /** The name that was probably meant. */
    Optional<String> nearest(ConfigurationPropertyName name) {
        return names.nearest(name, SLIP);
    }

    /**
     * Whether it is one of these with a single wrong letter; two make another of Boot's of one ({@code include},
     * {@code exclude}).
     */
    boolean isNear(ConfigurationPropertyName name) {
        return names.nearest(name, 1).isPresent();
    }
}
