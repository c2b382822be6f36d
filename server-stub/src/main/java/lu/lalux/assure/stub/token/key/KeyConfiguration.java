package lu.lalux.assure.stub.token.key;

import java.time.Clock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the signing keys come from: the database, or a key store if one is set. */
@Configuration(proxyBeanMethods = false)
class KeyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(KeyConfiguration.class);

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
}
