package lu.lalux.assure.stub.storage.writer;

import java.time.Duration;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The writer.
 *
 * @param queue how many writes may wait; one more is answered {@code 503}
 * @param batch how many writes at most share one commit; 1,000 at most
 * @param maxWait how long a request waits for its commit before it is answered {@code 503}
 * @param retryAfter the delay that such an answer names in {@code Retry-After}
 */
@ConfigurationProperties("assure.writer")
record WriterSettings(
        @DefaultValue("1024") int queue,
        @DefaultValue("128") int batch,
        @DefaultValue("10s") Duration maxWait,
        @DefaultValue("5s") Duration retryAfter) {

    /** What shares a commit shares statements, which have so many parameters at most. */
    private static final int MAX_BATCH = 1_000;

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    WriterSettings {
        WrongValueException.unless(queue >= 1, "assure.writer.queue", "number.from", 1);
        WrongValueException.unless(
                batch >= 1 && batch <= MAX_BATCH, "assure.writer.batch", "number.between", 1, MAX_BATCH);
        WrongValueException.unless(
                maxWait.compareTo(SHORTEST) >= 0 && maxWait.compareTo(LONGEST) <= 0,
                "assure.writer.max-wait",
                "duration.between",
                "1ms",
                "1h");
        WrongValueException.unless(
                !retryAfter.isNegative() && retryAfter.compareTo(LONGEST) <= 0,
                "assure.writer.retry-after",
                "duration.between",
                "0s",
                "1h");
    }
}
