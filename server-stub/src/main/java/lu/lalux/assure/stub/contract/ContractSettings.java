package lu.lalux.assure.stub.contract;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the contract is applied.
 *
 * @param strict whether the tolerated forms (T1 to T6, {@code x-tolerance}) are refused like any other fault
 * @param reception how long a body may take to arrive
 */
@ConfigurationProperties("assure")
public record ContractSettings(
        @DefaultValue("false") boolean strict,
        @DefaultValue("10m") Duration reception) {

    /** Whoever tidies up relies on it: a file that has been arriving for an hour arrives no longer. */
    private static final Duration MAX_RECEPTION = Duration.ofMinutes(30);

    public ContractSettings {
        if (reception.isNegative() || reception.isZero() || reception.compareTo(MAX_RECEPTION) > 0) {
            throw new IllegalArgumentException("assure.reception is a duration of at most " + MAX_RECEPTION);
        }
    }
}
