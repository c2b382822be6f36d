package lu.lalux.assure.conformance.judge.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Which file judged, so that it can be told from one that somebody changed. */
final class SuiteDigest {

    private SuiteDigest() {}

    /** {@return SHA-256 of the jar that this runs from; nothing when it does not run from one} */
    static Optional<String> current() {
        CodeSource source = SuiteDigest.class.getProtectionDomain().getCodeSource();
        return source == null ? Optional.empty() : of(source.getLocation());
    }

    private static Optional<String> of(URL location) {
        try {
            URI place = location.toURI();
            return place.getScheme().equals("file") && Files.isRegularFile(Path.of(place))
                    ? Optional.of(of(Path.of(place)))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
