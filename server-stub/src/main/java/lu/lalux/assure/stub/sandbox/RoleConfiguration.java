package lu.lalux.assure.stub.sandbox;

import lu.lalux.assure.stub.registry.SandboxRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What the settings say of this server's purpose, in a sandbox and elsewhere. */
@Configuration(proxyBeanMethods = false)
class RoleConfiguration {

    @Bean
    SandboxRole sandboxRole(Environment environment, SandboxSettings settings) {
        boolean published = SandboxIdentities.areThoseOf(environment);
        return new SandboxRole() {
            @Override
            public boolean hasPublishedIdentities() {
                return published;
            }

            @Override
            public boolean isShared() {
                return settings.shared();
            }
        };
    }
}
