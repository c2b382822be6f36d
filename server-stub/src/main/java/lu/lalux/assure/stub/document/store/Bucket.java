package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket of an object store, through a bounded number of connections; nothing here waits for ever. */
final class Bucket implements AutoCloseable {

    /** An object of one byte, by which it is seen that the bucket can be reached. */
    private static final String TRIAL = "essai";

    /** How long a look at that object may take. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final String TYPE = "application/octet-stream";
    private static final int PART = 65_536;

    private final S3Settings settings;
    private final S3Client client;
    private final Semaphore connections;

    /** @param keys what its calls are signed with */
    Bucket(S3Settings settings, AwsCredentialsProvider keys) {
        this.settings = settings;
        this.connections = new Semaphore(settings.connections(), true);
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(keys)
                .forcePathStyle(settings.pathStyle())
                // The checksum of an object is ours, and a header: not every server knows one that comes behind the
                // body.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false)
                        .build())
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(settings.delays().connect())
                        .socketTimeout(settings.delays().read())
                        .build())
                .overrideConfiguration(
                        client -> client.apiCallTimeout(settings.delays().call()));
        if (!settings.endpoint().isEmpty()) {
            builder.endpointOverride(settings.address());
        }
        this.client = builder.build();
    }

    /** Puts a file there; when this returns the store has all of it, and has compared its checksum. */
    void put(String name, Path file) throws IOException {
        PutObjectRequest request = request(name).checksumCRC32(checksum(file)).build();
        call(() -> client.putObject(request, RequestBody.fromFile(file)));
    }

    /** Removes an object; nothing happens when it is not there. */
    void remove(String name) throws IOException {
        call(() ->
                client.deleteObject(object -> object.bucket(settings.bucket()).key(settings.prefix() + name)));
    }

    /**
     * Does with one byte what is done with files, whatever other instances do meanwhile, and leaves the one that
     * {@link #reach} looks at.
     */
    void tryOut() {
        String name = TRIAL + '-' + UUID.randomUUID();
        client.putObject(request(name).build(), RequestBody.fromBytes(new byte[1]));
        client.headObject(object -> object.bucket(settings.bucket()).key(settings.prefix() + name));
        client.deleteObject(object -> object.bucket(settings.bucket()).key(settings.prefix() + name));
        look(settings.delays().call());
    }

    /**
     * Beside the files, which may have all connections.
     *
     * @throws IOException when it cannot be reached, or no longer is what it was
     */
    void reach() throws IOException {
        done(() -> {
            look(LOOK);
            return null;
        });
    }

    private void look(Duration longest) {
        try {
            client.headObject(object -> object.bucket(settings.bucket())
                    .key(settings.prefix() + TRIAL)
                    .overrideConfiguration(call -> call.apiCallTimeout(longest)));
        } catch (S3Exception notThere) {
            // Who may not list a bucket is not told that an object is not there: to them it is forbidden.
            if (notThere.statusCode() != MISSING && notThere.statusCode() != FORBIDDEN) {
                throw notThere;
            }
            client.putObject(
                    request(TRIAL)
                            .overrideConfiguration(call -> call.apiCallTimeout(longest))
                            .build(),
                    RequestBody.fromBytes(new byte[1]));
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private PutObjectRequest.Builder request(String name) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(settings.bucket())
                .key(settings.prefix() + name)
                .contentType(TYPE);
        if (settings.encryption() == S3Settings.Encryption.AES256) {
            request.serverSideEncryption(ServerSideEncryption.AES256);
        } else if (settings.encryption() == S3Settings.Encryption.KMS) {
            request.serverSideEncryption(ServerSideEncryption.AWS_KMS);
            if (!settings.kmsKey().isEmpty()) {
                request.ssekmsKeyId(settings.kmsKey());
            }
        }
        return request;
    }

    /** As S3 wants it: four bytes, in Base64. */
    private static String checksum(Path file) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] part = new byte[PART];
        try (InputStream content = new CheckedInputStream(Files.newInputStream(file), checksum)) {
            while (content.read(part) >= 0) {
                // The stream counts.
            }
        }
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) checksum.getValue())
                        .array());
    }

    private void call(Supplier<?> call) throws IOException {
        boolean turn;
        try {
            turn = connections.tryAcquire(settings.delays().turn().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            turn = false;
        }
        if (!turn) {
            throw new IOException("All connections to the object store are busy (assure.document.s3.connections)");
        }
        try {
            done(call);
        } finally {
            connections.release();
        }
    }

    /** A file of keys that is being written when it is read again is not an exception of the SDK's own. */
    private static void done(Supplier<?> call) throws IOException {
        try {
            call.get();
        } catch (RuntimeException failed) {
            throw new IOException("The object store did not do what it was asked for", failed);
        }
    }
}
