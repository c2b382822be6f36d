package lu.lalux.assure.stub.sandbox;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds in a sandbox whose controls are on: elsewhere the beans of this package do not exist, nor do their paths. */
public final class InSandbox implements Condition {

    private static final String FOUND = InSandbox.class.getName();

    /** Spring asks several times for each class; what is found reads a file, and is kept with the beans. */
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        if (beans == null) {
            return holds(context.getEnvironment());
        }
        if (!beans.containsSingleton(FOUND)) {
            beans.registerSingleton(FOUND, holds(context.getEnvironment()));
        }
        return Boolean.TRUE.equals(beans.getSingleton(FOUND));
    }

    /** Whether these settings are a sandbox's whose controls are on. */
    public static boolean holds(Environment environment) {
        return environment.getProperty(SandboxSettings.CONTROLS, Boolean.class, false)
                && SandboxIdentities.areThoseOf(environment);
    }
}
