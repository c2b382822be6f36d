package lu.lalux.assure.stub.contract;

import java.time.Duration;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request's body may take.
 *
 * @param bodyDeadline how long a body may take to arrive
 * @param smallBodyDeadline the same for the body of an operation that has small ones only, if that is shorter
 */
@ConfigurationProperties("assure")
public record ContractSettings(
        @DefaultValue("10m") Duration bodyDeadline,
        @DefaultValue("30s") Duration smallBodyDeadline) {

    /** Whoever tidies up relies on it: a file that has been arriving for an hour arrives no longer. */
    private static final Duration MAX_BODY_DEADLINE = Duration.ofMinutes(30);

    public ContractSettings {
        WrongValueException.unless(
                !(bodyDeadline.isNegative() || bodyDeadline.isZero()) && bodyDeadline.compareTo(MAX_BODY_DEADLINE) <= 0,
                "assure.body-deadline",
                "duration.between",
                "1ms",
                MAX_BODY_DEADLINE.toMinutes() + "m");
        WrongValueException.unless(
                !(smallBodyDeadline.isNegative() || smallBodyDeadline.isZero()),
                "assure.small-body-deadline",
                "duration.positive");
    }

    /**
     * How long a body may take to arrive.
     *
     * @param small whether it is one of those that hold no file. They are there in seconds, and whoever drips one needs
     *     no credentials for it: those of a form are looked at when it has arrived
     */
    public Duration bodyDeadline(boolean small) {
        return small && smallBodyDeadline.compareTo(bodyDeadline) < 0 ? smallBodyDeadline : bodyDeadline;
    }
}
