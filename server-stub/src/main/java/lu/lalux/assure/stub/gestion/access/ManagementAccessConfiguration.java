package lu.lalux.assure.stub.gestion.access;

import java.util.Optional;
import lu.lalux.assure.contract.ManagementContract;
import lu.lalux.assure.stub.http.AnswerHeaders;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.token.access.OptionalToken;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The security chain of the management interface. */
@Configuration(proxyBeanMethods = false)
class ManagementAccessConfiguration {

    private static final String PATHS = "/gestion/**";

    @Bean
    ManagedOperations managedOperations(ManagementContract management) {
        return new ManagedOperations(management);
    }

    @Bean
    WebMvcConfigurer managementParameters(ManagedOperations operations) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ParameterChecks(operations)).addPathPatterns(PATHS);
            }
        };
    }

    @Bean
    @Order(0)
    SecurityFilterChain managing(
            ManagedOperations operations, OptionalToken tokens, Optional<PageSessions> sessions, Registry registry) {
        return new DefaultSecurityFilterChain(
                PathPatternRequestMatcher.withDefaults().matcher(PATHS),
                AnswerHeaders.neverStored(),
                new CallerFilter(operations, tokens, sessions, registry));
    }
}
