package lu.lalux.assure.stub;

import java.time.Duration;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server's stop.
 *
 * @param notice for how long it is announced, with everything still served; 0 for not at all
 * @param with whose end is the server's too
 */
@ConfigurationProperties("assure.stop")
record StopSettings(
        @DefaultValue("1s") Duration notice,
        @DefaultValue("nothing") End with) {

    /** Whoever stops a process kills it after some minutes at most. */
    private static final Duration MAX_NOTICE = Duration.ofMinutes(5);

    /** What may end, and end the server with it. */
    enum End {
        /** Nothing: it stops when it is told to. */
        NOTHING,
        /** The process that has started it. */
        PARENT,
        /** Its standard input, which that process holds. */
        INPUT
    }

    StopSettings {
        WrongValueException.unless(
                !notice.isNegative() && notice.compareTo(MAX_NOTICE) <= 0,
                "assure.stop.notice",
                "duration.between",
                "0s",
                MAX_NOTICE.toMinutes() + "m");
    }
}
