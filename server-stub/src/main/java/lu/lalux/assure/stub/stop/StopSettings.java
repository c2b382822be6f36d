package lu.lalux.assure.stub.stop;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server's stop.
 *
 * @param notice for how long it is announced, with everything still served; 0 for not at all
 */
@ConfigurationProperties("assure.stop")
record StopSettings(@DefaultValue("1s") Duration notice) {

    /** Whoever stops a process kills it after some minutes at most. */
    private static final Duration MAX_NOTICE = Duration.ofMinutes(5);

    StopSettings {
        if (notice.isNegative() || notice.compareTo(MAX_NOTICE) > 0) {
            throw new IllegalArgumentException("assure.stop.notice is a duration of at most " + MAX_NOTICE);
        }
    }
}
