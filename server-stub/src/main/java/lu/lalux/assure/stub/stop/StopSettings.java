package lu.lalux.assure.stub.stop;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server's stop.
 *
 * @param annonce for how long it is announced, with everything still served; 0 for not at all
 */
@ConfigurationProperties("assure.arret")
record StopSettings(@DefaultValue("1s") Duration annonce) {

    /** Whoever stops a process kills it after some minutes at most. */
    private static final Duration MAX_ANNONCE = Duration.ofMinutes(5);

    StopSettings {
        if (annonce.isNegative() || annonce.compareTo(MAX_ANNONCE) > 0) {
            throw new IllegalArgumentException("assure.arret.annonce is a duration of at most " + MAX_ANNONCE);
        }
    }
}
