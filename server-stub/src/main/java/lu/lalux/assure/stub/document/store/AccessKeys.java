package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.nio.file.Path;
import lu.lalux.assure.stub.problem.StartRefusedException;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.OwnersOnly;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;

/** Where the store's access key is. */
final class AccessKeys {

    private AccessKeys() {}

    /** @throws StartRefusedException when it is to be in a file that is of no use, or that others may read */
    static AwsCredentialsProvider of(S3Settings settings) {
        if (!settings.accessKey().isEmpty()) {
            return StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
        }
        if (!settings.credentialsFile().isEmpty()) {
            return inFile(Path.of(settings.credentialsFile()));
        }
        return DefaultCredentialsProvider.builder().build();
    }

    private static AwsCredentialsProvider inFile(Path file) {
        try {
            OwnersOnly.require(file);
            AwsCredentialsProvider keys = ProfileCredentialsProvider.builder()
                    .profileFile(ProfileFileSupplier.reloadWhenModified(file, ProfileFile.Type.CREDENTIALS))
                    .build();
            keys.resolveCredentials();
            return keys;
        } catch (StartRefusedException open) {
            throw open;
        } catch (IOException | RuntimeException useless) {
            throw new StartRefusedException("start.s3.file", file, LastingFailure.reason(useless));
        }
    }
}
