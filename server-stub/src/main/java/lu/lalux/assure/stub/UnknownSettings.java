package lu.lalux.assure.stub;

import java.util.Optional;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Refuses to start with an unknown setting below {@code assure}: whoever wrote
 * {@code assure.antivirus.scaner=clamd} would otherwise believe that files are scanned. Spring Boot's own check
 * ({@code ignoreUnknownFields}) is no substitute: it knows one class of settings at a time, and three of ours have the
 * prefix {@code assure}; it passes over all variables, does not name the setting that was probably meant, and prints
 * the value, which may be a secret.
 */
final class UnknownSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(event.getEnvironment())) {
            if (source instanceof IterableConfigurationPropertySource named) {
                named.stream().filter(KnownSettings.ASSURE::isAncestorOf).forEach(name -> require(name, source));
            }
        }
    }

    private static void require(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        KnownSettings known = KnownSettings.PACKAGED;
        Object underlying = source.getUnderlyingSource();
        boolean variable = underlying instanceof SystemEnvironmentPropertySource;
        if (known.has(name, variable)) {
            return;
        }
        Optional<String> meant = known.nearest(name);
        if (meant.isPresent() || !isShared(underlying, variable)) {
            throw meant.map(other -> new StartRefusedException("start.setting.near", described(name, source), other))
                    .orElseGet(() -> new StartRefusedException("start.setting.unknown", described(name, source)));
        }
    }

    /** Where it stands, but not its value, which may be a secret. */
    private static String described(ConfigurationPropertyName name, ConfigurationPropertySource source) {
        ConfigurationProperty setting = source.getConfigurationProperty(name);
        return setting == null ? name.toString() : name + " (" + setting.getOrigin() + ")";
    }

    /**
     * Other programs have variables and Java's properties too, some of them in {@code assure} (the command line, the
     * suite, Kubernetes for a service of that name): there only what is nearly a setting is a mistake.
     */
    private static boolean isShared(Object source, boolean variable) {
        return variable
                || source instanceof PropertySource<?> properties
                        && properties.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }
}
