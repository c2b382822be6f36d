package lu.lalux.assure.stub.gestion.user;

import java.time.Duration;
import lu.lalux.assure.stub.problem.WrongValueException;
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
        WrongValueException.unless(idle.compareTo(SHORTEST) >= 0, "assure.gestion.session.idle", "duration.from", "2m");
        WrongValueException.unless(
                absolute.compareTo(idle) >= 0 && absolute.compareTo(LONGEST) <= 0,
                "assure.gestion.session.absolute",
                "duration.between",
                "assure.gestion.session.idle",
                "24h");
    }
}
