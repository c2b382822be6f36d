package lu.lalux.assure.stub.storage.writer;

import java.time.Duration;
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
        if (queue < 1 || batch < 1 || batch > MAX_BATCH) {
            throw new IllegalArgumentException(
                    "assure.writer.queue is at least 1, assure.writer.batch from 1 to " + MAX_BATCH);
        }
        if (maxWait.compareTo(SHORTEST) < 0 || maxWait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("assure.writer.max-wait is from 1ms to 1h");
        }
        if (retryAfter.isNegative() || retryAfter.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("assure.writer.retry-after is from 0s to 1h");
        }
    }
}
