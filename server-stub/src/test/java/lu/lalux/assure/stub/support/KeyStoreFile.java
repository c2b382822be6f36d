package lu.lalux.assure.stub.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** A PKCS #12 key store as an operator makes it: by the Java's own keytool. */
public record KeyStoreFile(Path path) {

    public static final String PASSWORD = "motdepasse-du-magasin-5Tb";

    /**
     * Adds a key.
     *
     * @param since the first day of its certificate, as {@code 2026/01/31}
     */
    public KeyStoreFile with(String alias, String algorithm, int bits, String since)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-keyalg",
                algorithm,
                "-alias",
                alias,
                "-startdate",
                since + " 00:00:00",
                "-dname",
                "CN=" + alias,
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                path.toString(),
                "-storepass:env",
                "MAGASIN"));
        command.addAll(List.of("-keysize", Integer.toString(bits)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MAGASIN", PASSWORD);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return closed();
    }

    /** The owner's only. */
    public KeyStoreFile closed() throws IOException {
        return permit("rw-------");
    }

    public KeyStoreFile permit(String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
        return this;
    }

    /** As on the command line. */
    public List<String> settings() {
        return List.of("assure.token.key-store.file=" + path, "assure.token.key-store.password=" + PASSWORD);
    }
}
