package lu.lalux.assure.stub.storage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The writer.
 *
 * @param file how many writes may wait; one more is answered {@code 503}
 * @param lot how many writes at most share one commit; 1,000 at most
 * @param attente how long a request waits for its commit before it is answered {@code 503}
 * @param reessayer the delay that such an answer names in {@code Retry-After}
 */
@ConfigurationProperties("assure.ecriture")
record WriterSettings(
        @DefaultValue("1024") int file,
        @DefaultValue("128") int lot,
        @DefaultValue("10s") Duration attente,
        @DefaultValue("5s") Duration reessayer) {

    /** What shares a commit shares statements, which have so many parameters at most. */
    private static final int MAX_LOT = 1_000;

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    WriterSettings {
        if (file < 1 || lot < 1 || lot > MAX_LOT) {
            throw new IllegalArgumentException(
                    "assure.ecriture.file is at least 1, assure.ecriture.lot from 1 to " + MAX_LOT);
        }
        if (attente.compareTo(SHORTEST) < 0 || attente.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("assure.ecriture.attente is from 1ms to 1h");
        }
        if (reessayer.isNegative() || reessayer.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("assure.ecriture.reessayer is from 0s to 1h");
        }
    }
}
