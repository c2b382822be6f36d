package lu.lalux.assure.stub.sandbox;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds in a sandbox whose controls are on: elsewhere the beans of this package do not exist, nor do their paths. */
public final class InSandbox implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return holds(context.getEnvironment());
    }

    /** Whether these settings are a sandbox's whose controls are on. */
    public static boolean holds(Environment environment) {
        return environment.getProperty(SandboxSettings.CONTROLS, Boolean.class, false)
                && SandboxIdentities.areThoseOf(environment);
    }
}
