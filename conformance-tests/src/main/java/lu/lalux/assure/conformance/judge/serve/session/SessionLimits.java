package lu.lalux.assure.conformance.judge.serve.session;

import java.time.Duration;

/**
 * How much the judge takes on.
 *
 * @param open sessions at once
 * @param kept sessions in all, those that have ended included; then the oldest makes room
 * @param deadline after which a session ends in any case
 * @param quiet after which it ends, once each part has begun
 * @param bytes of requests and answers that a session may have the judge keep; then it ends
 * @param unused after which it ends when nothing has come at all
 */
public record SessionLimits(int open, int kept, Duration deadline, Duration quiet, long bytes, Duration unused) {

    /** More than twice what a session of a right client comes to. */
    public static final long BYTES = 3L << 20;

    /** Time to give the credentials to a program, and to start it. */
    public static final Duration UNUSED = Duration.ofMinutes(30);

    /**
     * @param open sessions at once
     * @param kept sessions in all, those that have ended included; then the oldest makes room
     * @param deadline after which a session ends in any case
     * @param quiet after which it ends, once each part has begun
     * @param bytes of requests and answers that a session may have the judge keep; then it ends
     */
    public SessionLimits(int open, int kept, Duration deadline, Duration quiet, long bytes) {
        this(open, kept, deadline, quiet, bytes, UNUSED);
    }
}
