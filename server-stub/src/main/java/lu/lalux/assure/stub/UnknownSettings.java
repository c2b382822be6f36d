package lu.lalux.assure.stub;

import java.util.Optional;
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
 * Refuses to start with a setting below {@code assure} that there is not: whoever wrote {@code assure.antivirus.choise=clamd}
 * would otherwise have no scanner and not know it. Spring Boot's own check is of one class of settings at a time, and three of
 * ours share the prefix {@code assure}.
 */
final class UnknownSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        KnownSettings known = new KnownSettings();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(event.getEnvironment())) {
            if (source instanceof IterableConfigurationPropertySource named) {
                named.stream().filter(KnownSettings.ASSURE::isAncestorOf).forEach(name -> require(name, source, known));
            }
        }
    }

    private static void require(
            ConfigurationPropertyName name, ConfigurationPropertySource source, KnownSettings known) {
        Object underlying = source.getUnderlyingSource();
        boolean variable = underlying instanceof SystemEnvironmentPropertySource;
        if (known.has(name) || variable && known.haveVariable(name)) {
            return;
        }
        Optional<String> meant = known.nearest(name);
        if (meant.isPresent() || !isShared(underlying, variable)) {
            // Without its value, which may be a secret.
            ConfigurationProperty setting = source.getConfigurationProperty(name);
            throw new IllegalArgumentException("There is no setting " + name
                    + (setting == null ? "" : " (" + setting.getOrigin() + ")")
                    + meant.map(other -> "; is " + other + " meant?").orElse("; README.md lists all there are"));
        }
    }

    /**
     * Other programs have variables and Java's properties too, some of them in {@code assure} (the command line, the suite, Kubernetes
     * for a service of that name): there only what is nearly a setting is a mistake.
     */
    private static boolean isShared(Object source, boolean variable) {
        return variable
                || source instanceof PropertySource<?> properties
                        && properties.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
    }
}
