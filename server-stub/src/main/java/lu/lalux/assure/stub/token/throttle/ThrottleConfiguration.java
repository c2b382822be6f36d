package lu.lalux.assure.stub.token.throttle;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import lu.lalux.assure.stub.token.throttle.Attempt.Account;
import lu.lalux.assure.stub.token.throttle.Attempt.Kind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One count of wrong secrets, for clients and persons. */
@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {

    @Bean
    FailureThrottle failureThrottle(TokenProperties properties, LongSupplier elapsed, MeterRegistry meters) {
        Set<Account> registered = accounts(properties);
        GuessReport report =
                new GuessReport(meters, registered, properties.failures().period(), elapsed);
        return new FailureThrottle(properties.failures(), registered, elapsed, report);
    }

    private static Set<Account> accounts(TokenProperties properties) {
        return Stream.concat(
                        properties.clients().stream().map(client -> new Account(Kind.CLIENT, client.id())),
                        properties.users().stream().map(user -> new Account(Kind.PERSON, user.name())))
                .collect(Collectors.toUnmodifiableSet());
    }
}
