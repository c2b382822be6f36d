package lu.lalux.assure.stub;

import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.stub.sandbox.InSandbox;
import org.springframework.aot.AotDetector;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.OriginTrackedResource;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.context.ApplicationListener;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Chooses between the beans that the build prepared (Spring's ahead-of-time processing) and those that Spring finds
 * while it starts. What it would find depends on settings, and was decided in the build by those in the jar; so the
 * prepared beans are for a start in which none of these settings has been given a value of its own.
 */
final class PreparedBeans implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    /** Whose conditions, Spring's and Boot's own, ask for settings. */
    private static final List<ConfigurationPropertyName> DECISIVE = Stream.of("spring", "management", "server")
            .map(ConfigurationPropertyName::of)
            .toList();

    /**
     * What decides nothing: where it listens; where settings come from, each of which is looked at by itself; what Boot
     * says of itself; and whether there are prepared beans at all.
     */
    private static final List<ConfigurationPropertyName> HARMLESS = Stream.of(
                    "server.port",
                    "server.address",
                    "spring.config",
                    "spring.application.pid",
                    "spring.application.version",
                    "spring.aot")
            .map(ConfigurationPropertyName::of)
            .toList();

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment settings = event.getEnvironment();
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            requirePackaged(settings);
        } else {
            boolean prepared = exist()
                    && settings.getProperty(AotDetector.AOT_ENABLED, Boolean.class, true)
                    && InSandbox.holds(settings)
                    && decisive(settings).isEmpty();
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, Boolean.toString(prepared));
        }
    }

    /** In the build: what this machine sets for itself must not become everybody's. */
    private static void requirePackaged(ConfigurableEnvironment settings) {
        decisive(settings).ifPresent(setting -> {
            throw new IllegalStateException("Beans are prepared for the settings in application.yaml, and "
                    + setting.getName() + " is set here by " + setting.getOrigin());
        });
    }

    /** Only in a jar: in a folder of classes, as an IDE has it, they may be older than what they were made from. */
    private static boolean exist() {
        URL prepared = AssureStub.class.getResource("AssureStub__ApplicationContextInitializer.class");
        return prepared != null && "jar".equals(prepared.getProtocol());
    }

    private static Optional<ConfigurationProperty> decisive(ConfigurableEnvironment settings) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(settings)) {
            if (source instanceof IterableConfigurationPropertySource named) {
                Optional<ConfigurationProperty> found = named.stream()
                        .filter(name -> isIn(DECISIVE, name) && !isIn(HARMLESS, name))
                        .map(source::getConfigurationProperty)
                        .filter(setting -> !isPackaged(setting))
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isIn(List<ConfigurationPropertyName> names, ConfigurationPropertyName name) {
        return names.stream().anyMatch(one -> one.equals(name) || one.isAncestorOf(name));
    }

    private static boolean isPackaged(ConfigurationProperty setting) {
        return setting.getOrigin() instanceof PropertySourceOrigin source
                && source.getOrigin() instanceof TextResourceOrigin text
                && text.getResource() instanceof OriginTrackedResource found
                && found.getResource() instanceof ClassPathResource;
    }
}
