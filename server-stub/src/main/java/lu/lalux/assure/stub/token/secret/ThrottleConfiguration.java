package lu.lalux.assure.stub.token.secret;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One count of wrong secrets, for clients, persons and users. */
@Configuration(proxyBeanMethods = false)
class ThrottleConfiguration {

    @Bean
    FailureThrottle failureThrottle(
            TokenProperties properties,
            Registry registry,
            JdbcClient reader,
            LongSupplier elapsed,
            MeterRegistry meters) {
        KnownAccounts known = new KnownAccounts(registry, reader, elapsed);
        GuessReport report =
                new GuessReport(meters, known, properties.failures().period(), elapsed);
        return new FailureThrottle(properties.failures(), known, elapsed, report);
    }
}
