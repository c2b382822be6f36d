package lu.lalux.assure.stub.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database's one writer.
 *
 * @param file how many writes may wait; one more is answered {@code 503}
 * @param lot how many writes at most share one commit
 * @param attente how long a request waits for its commit before it is answered {@code 503}
 * @param reessayer the delay that such an answer names in {@code Retry-After}
 */
@ConfigurationProperties("assure.ecriture")
record WriterSettings(
        @DefaultValue("1024") int file,
        @DefaultValue("128") int lot,
        @DefaultValue("10s") Duration attente,
        @DefaultValue("5s") Duration reessayer) {

    WriterSettings {
        if (file < 1 || lot < 1) {
            throw new IllegalArgumentException("assure.ecriture.file and assure.ecriture.lot are at least 1");
        }
        if (attente.isNegative() || attente.isZero() || reessayer.isNegative()) {
            throw new IllegalArgumentException("assure.ecriture.attente and assure.ecriture.reessayer are durations");
        }
    }
}
