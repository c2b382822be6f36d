package lu.lalux.assure.stub.problem.answer;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import lu.lalux.assure.stub.problem.Excerpt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Logs what is the stub's own fault: the first few in a minute with their stack traces, the rest with a short line
 * each, so that a caller who has found a way to cause one cannot fill the disk.
 */
@Component
final class FaultLog {

    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
    private static final int A_MINUTE = 20;

    private final Bucket stackTraces = Bucket.builder()
            .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
            .build();

    void add(Asked asked, Throwable thrown) {
        String method = Excerpt.of(asked.method());
        String path = Excerpt.of(asked.path());
        if (stackTraces.tryConsume(1)) {
            LOG.error("{} {} failed: {}", method, path, asked.id(), thrown);
        } else {
            LOG.error(
                    "{} {} failed: {} {}",
                    method,
                    path,
                    asked.id(),
                    thrown.getClass().getName());
        }
    }
}
