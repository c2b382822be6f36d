package lu.lalux.assure.stub.registry;

import lu.lalux.assure.stub.exchange.Accounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What others need of the registry without knowing it. */
@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    Accounts accounts(Registry registry) {
        return name -> registry.current().account(name);
    }
}
