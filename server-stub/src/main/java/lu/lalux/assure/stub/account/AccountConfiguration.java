package lu.lalux.assure.stub.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose account is whose, as long as the settings alone say who there is: everybody's own. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    Accounts accounts() {
        return name -> name;
    }
}
