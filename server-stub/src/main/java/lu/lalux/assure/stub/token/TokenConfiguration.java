package lu.lalux.assure.stub.token;

import java.util.function.LongSupplier;
import lu.lalux.assure.api.model.TypeAutorisation;
import lu.lalux.assure.api.model.TypeReponse;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.registry.DeclaredIdentities;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.token.access.OperationScopes;
import lu.lalux.assure.stub.token.form.ParameterForms;
import lu.lalux.assure.stub.token.registration.ChosenPort;
import lu.lalux.assure.stub.token.registration.RegisteredClients;
import lu.lalux.assure.stub.token.registration.SettingsIdentities;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import lu.lalux.assure.stub.tolerance.ToleranceNotice;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.format.FormatterRegistry;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parts of the feature that are in no room of it, put together. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /** Elapsed time in nanoseconds, for what has to wait: the sandbox's own clock can be moved forward and back. */
    @Bean
    LongSupplier elapsed() {
        return System::nanoTime;
    }

    @Bean
    DeclaredIdentities declaredIdentities(TokenProperties properties, OperationScopes scopes) {
        return new SettingsIdentities(properties, scopes.known());
    }

    @Bean
    RegisteredClientRepository registeredClients(
            Registry registry, TokenProperties properties, Environment environment) {
        return new RegisteredClients(registry, properties.lifetime(), new ChosenPort(environment));
    }

    @Bean
    TokenRefusals tokenRefusals(ProblemWriter problems) {
        return new TokenRefusals(problems);
    }

    @Bean
    WebMvcConfigurer tokenRequests(RegisteredClientRepository clients, Contract contract, ToleranceNotice notice) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new TokenRequestChecks(clients, new ParameterForms(contract), notice));
            }

            /** Reads the contract's values; Spring would look for the names of the Java constants. */
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(String.class, TypeAutorisation.class, TypeAutorisation::fromValue);
                registry.addConverter(String.class, TypeReponse.class, TypeReponse::fromValue);
            }
        };
    }
}
