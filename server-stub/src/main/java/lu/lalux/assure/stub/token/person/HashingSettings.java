package lu.lalux.assure.stub.token.person;

import java.time.Duration;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hashing of persons' passwords, which is slow on purpose.
 *
 * @param parallel how many at once; 0 for half of the processors
 * @param maxWait how long a login waits for its turn before it is answered {@code 503}
 */
@ConfigurationProperties("assure.token.hashing")
record HashingSettings(
        @DefaultValue("0") int parallel, @DefaultValue("2s") Duration maxWait) {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    HashingSettings {
        WrongValueException.unless(parallel >= 0, "assure.token.hashing.parallel", "number.from", 0);
        WrongValueException.unless(
                !maxWait.isNegative() && maxWait.compareTo(LONGEST) <= 0,
                "assure.token.hashing.max-wait",
                "duration.between",
                "0s",
                LONGEST.toSeconds() + "s");
    }

    int atOnce() {
        return parallel > 0 ? parallel : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }
}
