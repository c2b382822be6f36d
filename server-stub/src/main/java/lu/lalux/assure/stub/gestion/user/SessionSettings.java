package lu.lalux.assure.stub.gestion.user;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long somebody stays signed in to the page.
 *
 * @param idle without a request
 * @param absolute whatever they do
 */
@ConfigurationProperties("assure.gestion.session")
record SessionSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration absolute) {

    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofHours(24);

    SessionSettings {
        if (idle.compareTo(SHORTEST) < 0 || absolute.compareTo(idle) < 0 || absolute.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "assure.gestion.session.idle is 2m at least, and assure.gestion.session.absolute"
                            + " from that to 24h");
        }
    }
}
