package lu.lalux.assure.stub.token.secret;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How this server hashes. No setting: names whose hashes have another cost could be told apart by the time that they
 * take.
 */
@Configuration(proxyBeanMethods = false)
class SecretConfiguration {

    @Bean
    PasswordCost passwordCost() {
        return PasswordCost.USUAL;
    }
}
