package lu.lalux.assure.stub.token;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.api.model.TypeAutorisation;
import lu.lalux.assure.api.model.TypeReponse;
import lu.lalux.assure.stub.http.Chain;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.token.Attempt.Account;
import lu.lalux.assure.stub.token.Attempt.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parts of the feature, put together. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TokenConfiguration.class);

    @Bean
    RegisteredClientRepository registeredClients(TokenProperties properties, OperationScopes scopes) {
        return RegisteredClients.of(properties, scopes.known());
    }

    /** Elapsed time in nanoseconds, for what has to wait: the sandbox's clock is moved, on and back. */
    @Bean
    LongSupplier elapsed() {
        return System::nanoTime;
    }

    @Bean
    SigningKeys signingKeys(KeyStoreSettings keyStore, JdbcClient database, Clock clock, LongSupplier elapsed) {
        DatabaseKeys stored = new DatabaseKeys(database, clock);
        if (!keyStore.given()) {
            return new SigningKeys(stored, elapsed);
        }
        LOG.info(
                "The keys that sign tokens are those of {}; of the database's {}, none is used",
                keyStore.file(),
                stored.count());
        return new SigningKeys(new KeyStoreKeys(keyStore), elapsed);
    }

    /** Signs with the newest key, whatever others there are. */
    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder((selector, context) -> List.of(keys.newest()));
        encoder.setJwkSelector(candidates -> candidates.get(0));
        return encoder;
    }

    @Bean
    TokenVerifier tokenVerifier(TokenProperties properties, SigningKeys keys, Clock clock) {
        return new TokenVerifier(properties, keys, clock);
    }

    @Bean
    TokenIssuer tokenIssuer(TokenProperties properties, JwtEncoder encoder, Clock clock) {
        return new TokenIssuer(properties, encoder, clock);
    }

    @Bean
    FailureThrottle failureThrottle(TokenProperties properties, LongSupplier elapsed, MeterRegistry meters) {
        Set<Account> registered = accounts(properties);
        GuessReport report =
                new GuessReport(meters, registered, properties.failures().period(), elapsed);
        return new FailureThrottle(properties.failures(), registered, elapsed, report);
    }

    @Bean
    SignIn signIn(TokenProperties properties, FailureThrottle throttle, HashingSettings hashing) {
        return new SignIn(properties.users(), throttle, hashing);
    }

    @Bean
    LoginPage loginPage(ProblemWriter texts) {
        return new LoginPage(texts);
    }

    @Bean
    TokenRefusals tokenRefusals(ProblemWriter problems, LoginPage page) {
        return new TokenRefusals(problems, page);
    }

    @Bean
    FilterRegistrationBean<CorsFilter> registeredOrigins(TokenProperties properties, OperationScopes operations) {
        return Chain.ORIGINS.of(new RegisteredOrigins(properties, operations).filter());
    }

    @Bean
    WebMvcConfigurer tokenRequests(RegisteredClientRepository clients) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new TokenRequestChecks(clients));
            }

            /** By the contract's values; Spring would look for the names of the Java constants. */
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(String.class, TypeAutorisation.class, TypeAutorisation::fromValue);
                registry.addConverter(String.class, TypeReponse.class, TypeReponse::fromValue);
            }
        };
    }

    private static Set<Account> accounts(TokenProperties properties) {
        return Stream.concat(
                        properties.clients().stream().map(client -> new Account(Kind.CLIENT, client.id())),
                        properties.users().stream().map(user -> new Account(Kind.PERSON, user.name())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
