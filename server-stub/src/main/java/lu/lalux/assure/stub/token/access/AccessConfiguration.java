package lu.lalux.assure.stub.token.access;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.http.Chain;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.token.key.SigningKeys;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.web.filter.CorsFilter;

/** What issues access tokens, and what checks them. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** Signs with the newest key, whatever others there are. */
    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder((selector, context) -> List.of(keys.newest()));
        encoder.setJwkSelector(candidates -> candidates.get(0));
        return encoder;
    }

    @Bean
    TokenVerifier tokenVerifier(
            TokenProperties properties,
            SigningKeys keys,
            Registry registry,
            StubClock clock,
            MachineTime machine,
            Optional<WithdrawnTokens> withdrawn) {
        return new TokenVerifier(properties, keys, registry, clock, machine, withdrawn);
    }

    @Bean
    TokenIssuer tokenIssuer(
            TokenProperties properties,
            JwtEncoder encoder,
            StubClock clock,
            MachineTime machine,
            Registry registry,
            Optional<WithdrawnTokens> withdrawn) {
        return new TokenIssuer(properties, encoder, clock, machine, registry, withdrawn);
    }

    @Bean
    FilterRegistrationBean<CorsFilter> registeredOrigins(Registry registry, OperationScopes operations) {
        return Chain.ORIGINS.of(new RegisteredOrigins(registry, operations).filter());
    }
}
