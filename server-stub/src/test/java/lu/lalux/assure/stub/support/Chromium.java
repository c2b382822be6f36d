package lu.lalux.assure.stub.support;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own browser. */
public final class Chromium {

    private Chromium() {}

    /** As test/navigateur/chromium.mjs looks for it. */
    public static boolean isHere() {
        return Optional.ofNullable(System.getenv("CHROMIUM"))
                .map(Stream::of)
                .orElseGet(() -> Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .anyMatch(path -> Files.isExecutable(Path.of(path)));
    }
}
