package lu.lalux.assure.stub.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Tells the sandbox from an installation. As long as no setting names a client or a person, in whatever way, those are
 * in force that the sandbox publishes, with secrets that everybody can read; and then it listens to this machine only,
 * unless an address is set. One name of one's own, and nothing of that holds: what is published is in no list to which
 * something could be added, or of which something could be left.
 */
public final class SandboxIdentities implements EnvironmentPostProcessor, Ordered {

    /** The port that addresses of this very sandbox have, in its own settings. */
    public static final String PORT = "sandbox.port";

    private static final String USUAL_PORT = "8080";
    private static final String PUBLISHED = "published";
    private static final String RESOURCE = "lu/lalux/assure/stub/sandbox/identities.yaml";

    private static final List<ConfigurationPropertyName> IDENTITIES = List.of(
            ConfigurationPropertyName.of("assure.token.clients"), ConfigurationPropertyName.of("assure.token.users"));

    /** Whether the clients and persons in force are those that the sandbox publishes. */
    public static boolean areThoseOf(Environment environment) {
        return environment instanceof ConfigurableEnvironment settings
                && settings.getPropertySources().contains(PUBLISHED);
    }

    /** What is in force as long as the settings name nobody, as settings. */
    public static EnumerablePropertySource<?> published() {
        try {
            List<PropertySource<?>> documents =
                    new YamlPropertySourceLoader().load(PUBLISHED, new ClassPathResource(RESOURCE));
            return (EnumerablePropertySource<?>) documents.get(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** When all other settings are known, and before them all: what they say goes before this. */
    @Override
    public void postProcessEnvironment(ConfigurableEnvironment settings, SpringApplication application) {
        settings.getPropertySources().addLast(new MapPropertySource(PORT, Map.of(PORT, port(settings))));
        if (!nameSomebody(settings)) {
            settings.getPropertySources().addLast(published());
            if (ManagementPortType.get(settings) == ManagementPortType.DIFFERENT) {
                settings.getPropertySources()
                        .addLast(new MapPropertySource(
                                PUBLISHED + " management",
                                Map.of("management.server.address", settings.getRequiredProperty("server.address"))));
            }
        }
    }

    /**
     * Where it will listen; a port that the system is to choose ({@code 0}) is not known yet, and stands for the usual
     * one, to which the feature token adds return addresses of the chosen one once that is known.
     */
    private static String port(ConfigurableEnvironment settings) {
        String port = settings.getProperty("server.port", USUAL_PORT);
        return port.equals("0") ? USUAL_PORT : port;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /**
     * Also with an empty list, or with a part of an identity: whoever writes that does not mean the published ones.
     *
     * @throws StartRefusedException if one is to be added to others that there are not; Boot would say so with its
     *     value
     */
    private static boolean nameSomebody(ConfigurableEnvironment settings) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.from(settings.getPropertySources())) {
            for (ConfigurationPropertyName identities : IDENTITIES) {
                requireFirst(identities, source);
                if (source.getConfigurationProperty(identities) != null
                        || source.containsDescendantOf(identities) == ConfigurationPropertyState.PRESENT) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void requireFirst(ConfigurationPropertyName identities, ConfigurationPropertySource source) {
        if (source instanceof IterableConfigurationPropertySource named) {
            int element = identities.getNumberOfElements();
            SortedSet<Integer> numbers = named.stream()
                    .filter(name -> identities.isAncestorOf(name) && name.isNumericIndex(element))
                    .map(name -> Integer.valueOf(name.getElement(element, ConfigurationPropertyName.Form.ORIGINAL)))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!numbers.isEmpty() && numbers.last() >= numbers.size()) {
                throw new StartRefusedException("start.identities", identities, numbers);
            }
        }
    }
}
