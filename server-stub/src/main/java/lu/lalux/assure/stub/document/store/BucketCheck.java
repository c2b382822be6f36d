package lu.lalux.assure.stub.document.store;

import java.util.List;
import java.util.Map;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Messages;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.LastingFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Before the first upload: does with one byte all that is done with files. What the store refuses then, it would refuse
 * each time; so the start is refused, and what is wrong said in both languages. A store that cannot be reached may be
 * there in a moment: the log says so, readiness too, and keys that are here already can be settled meanwhile.
 */
final class BucketCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BucketCheck.class);

    private static final int MOVED = 301;
    private static final int FORBIDDEN = 403;
    private static final int TOO_SLOW = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNKNOWN_FEATURE = 501;

    /** What stores say, and the message that explains it. */
    private static final Map<String, String> REASONS = Map.of(
            "NoSuchBucket", "start.s3.bucket",
            "InvalidBucketName", "start.s3.bucket",
            "InvalidAccessKeyId", "start.s3.key",
            "SignatureDoesNotMatch", "start.s3.key",
            "ExpiredToken", "start.s3.key",
            "AccessDenied", "start.s3.denied",
            "RequestTimeTooSkewed", "start.s3.clock",
            "PermanentRedirect", "start.s3.region",
            "AuthorizationHeaderMalformed", "start.s3.region");

    private final Bucket bucket;
    private final S3Settings settings;

    BucketCheck(Bucket bucket, S3Settings settings) {
        this.bucket = bucket;
        this.settings = settings;
    }

    /**
     * @return whether it can be reached
     * @throws StartRefusedException when the store refuses what it will be asked for
     */
    boolean run() {
        try {
            bucket.tryOut();
            LOG.info("Files are kept in the bucket {} of {}", settings.bucket(), place());
            return true;
        } catch (S3Exception refused) {
            if (!passes(refused)) {
                throw refused(reason(refused), told(refused));
            }
            unreachable(refused);
        } catch (SdkClientException failed) {
            if (String.valueOf(failed.getMessage()).contains("Unable to load credentials")) {
                throw refused("start.s3.nokey", "");
            }
            unreachable(failed);
        }
        return false;
    }

    /** Whether it may be otherwise in a moment. */
    private static boolean passes(S3Exception refused) {
        int status = refused.statusCode();
        return status == TOO_SLOW
                || status == TOO_MANY
                || details(refused).errorCode().equals("RequestTimeout")
                || status >= SERVER_ERROR && status != UNKNOWN_FEATURE;
    }

    private void unreachable(Exception reason) {
        LOG.warn(
                "{}",
                new Messages()
                        .bilingual(Message.of(
                                "start.s3.unreachable", settings.bucket(), place(), LastingFailure.reason(reason))));
    }

    private StartRefusedException refused(String reason, String told) {
        return new StartRefusedException(reason, settings.bucket(), place(), told);
    }

    private String reason(S3Exception refused) {
        String code = details(refused).errorCode();
        if (refused.statusCode() == MOVED) {
            return "start.s3.region";
        }
        if (settings.encryption() != S3Settings.Encryption.BUCKET
                && (refused.statusCode() == UNKNOWN_FEATURE
                        || List.of("KMS", "Inva").stream().anyMatch(code::startsWith))
                && !REASONS.containsKey(code)) {
            return "start.s3.encryption";
        }
        if (refused.statusCode() == FORBIDDEN && code.isEmpty()) {
            return "start.s3.denied";
        }
        return REASONS.getOrDefault(code, "start.s3.refused");
    }

    /** Its own words, which a message may end in. */
    private static String told(S3Exception refused) {
        AwsErrorDetails details = details(refused);
        return refused.statusCode() + " " + details.errorCode() + ": " + details.errorMessage();
    }

    /** Some servers answer without a body. */
    private static AwsErrorDetails details(S3Exception refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return AwsErrorDetails.builder()
                .errorCode(details == null || details.errorCode() == null ? "" : details.errorCode())
                .errorMessage(details == null || details.errorMessage() == null ? "" : details.errorMessage())
                .build();
    }

    private String place() {
        return settings.endpoint().isEmpty() ? "AWS, " + settings.region() : settings.endpoint();
    }
}
