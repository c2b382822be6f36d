package lu.lalux.assure.conformance.judge.serve.docket;

import java.time.Duration;

/**
 * How much the judge takes on.
 *
 * @param open sessions at once
 * @param kept sessions in all, those that have ended included
 * @param deadline after which a session ends in any case
 * @param quiet after which it ends, once each part has begun
 * @param bytes of requests and answers that a session may have the judge keep; then it ends
 */
public record DocketLimits(int open, int kept, Duration deadline, Duration quiet, long bytes) {

    /** More than twice what a session of a right client comes to. */
    public static final long BYTES = 3L << 20;
}
