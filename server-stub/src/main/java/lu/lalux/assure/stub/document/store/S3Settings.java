package lu.lalux.assure.stub.document.store;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import lu.lalux.assure.stub.problem.WrongValueException;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the store {@code s3} keeps its objects. Without keys of its own it looks for them where programs of AWS do: in
 * the environment, in {@code ~/.aws/credentials}, at the machine or the container that it runs in.
 *
 * @param endpoint the server's address, for one that is not AWS's
 * @param region the bucket's
 * @param bucket its name; it must exist
 * @param prefix what the names of all objects begin with
 * @param pathStyle whether the bucket stands in the path of an address ({@code host/bucket}), and not before the host
 * @param accessKey the name of the key
 * @param secretKey the key
 * @param credentialsFile a file of AWS's form with both, in their place; it is read again when it has changed
 * @param encryption what the server is asked to encrypt objects with
 * @param kmsKey the id of the key, with {@code kms}; the account's own when it is empty
 * @param connections how many there are at most; one more waits for its turn
 * @param delays how long anything waits
 */
record S3Settings(
        @DefaultValue("") String endpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("false") boolean pathStyle,
        @DefaultValue("") String accessKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String credentialsFile,
        @DefaultValue("bucket") Encryption encryption,
        @DefaultValue("") String kmsKey,
        @DefaultValue("50") int connections,
        @DefaultValue Delays delays) {

    /** A host name or an IP address, and a port; no user and password before them, since the log shows the address. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?/?");

    /** What objects are encrypted with. */
    enum Encryption {
        /** Whatever the bucket is set to. */
        BUCKET,
        /** Keys of the store's own (SSE-S3). */
        AES256,
        /** A key of its key management (SSE-KMS). */
        KMS
    }

    S3Settings {
        WrongValueException.unless(
                endpoint.isEmpty() || ADDRESS.matcher(endpoint).matches(), "assure.document.s3.endpoint", "endpoint");
        WrongValueException.unless(region.matches("\\S+"), "assure.document.s3.region", "region");
        WrongValueException.unless(
                accessKey.isEmpty() == secretKey.isEmpty(),
                accessKey.isEmpty() ? "assure.document.s3.access-key" : "assure.document.s3.secret-key",
                "both-keys");
        WrongValueException.unless(
                accessKey.isEmpty() || credentialsFile.isEmpty(),
                "assure.document.s3.credentials-file",
                "credentials-file");
        WrongValueException.unless(
                kmsKey.isEmpty() || encryption == Encryption.KMS, "assure.document.s3.encryption", "kms");
        WrongValueException.unless(connections >= 1, "assure.document.s3.connections", "number.from", 1);
    }

    /** The address, without what may stand at its end. */
    URI address() {
        return URI.create(endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "S3Settings[endpoint=" + endpoint + ", bucket=" + bucket + ", prefix=" + prefix + "]";
    }

    /**
     * How long is waited; after that the file's status is {@code Error}.
     *
     * @param turn for one of the connections
     * @param connect for the server to accept one
     * @param read for its next byte
     * @param call for all of a call, its repetitions included
     */
    record Delays(
            @DefaultValue("10s") Duration turn,
            @DefaultValue("2s") Duration connect,
            @DefaultValue("10s") Duration read,
            @DefaultValue("30s") Duration call) {

        Delays {
            Map.of("turn", turn, "connect", connect, "read", read, "call", call)
                    .forEach((name, delay) -> WrongValueException.unless(
                            delay.toMillis() > 0, "assure.document.s3.delays." + name, "duration.from", "1ms"));
        }
    }
}
