package lu.lalux.assure.conformance.judge.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A pair of keys as files. */
record Keys(Path privatePem, Path publicPem) {

    static Keys of(Path directory, String name, String algorithm) throws IOException, GeneralSecurityException {
        return of(directory, name, KeyPairGenerator.getInstance(algorithm));
    }

    static Keys of(Path directory, String name, KeyPairGenerator generator) throws IOException {
        KeyPair pair = generator.generateKeyPair();
        return new Keys(
                pem(
                        directory.resolve(name + ".pem"),
                        "PRIVATE KEY",
                        pair.getPrivate().getEncoded()),
                pem(
                        directory.resolve(name + ".pub.pem"),
                        "PUBLIC KEY",
                        pair.getPublic().getEncoded()));
    }

    static Keys of(Path directory, String name) throws IOException, GeneralSecurityException {
        return of(directory, name, "Ed25519");
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                        + "-----\n");
    }
}
