package lu.lalux.assure.stub.bacasable;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds in a sandbox whose controls are on: elsewhere the beans of this package do not exist, nor do their paths. */
final class InSandbox implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return environment.getProperty(SandboxSettings.COMMANDES, Boolean.class, false)
                && SandboxIdentities.areThoseOf(environment);
    }
}
