package lu.lalux.assure.conformance.judge.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The logs that a program keeps itself in the session's folder. Only these must have no secret: a program may keep its
 * token in a file to use it again, and its secret in its settings. So a log is a text whose name, or whose folder's,
 * says that it is one; a store of some database that is called so has zero bytes.
 */
final class WrittenLogs {

    private static final Pattern NAME = Pattern.compile(
            "(.*[^a-z])?(logs?|traces?|debug|errors?|erreurs?|stdout|stderr)([^a-z].*)?|.*\\.(out|err)",
            Pattern.CASE_INSENSITIVE);

    private static final int BEGINNING = 8192;

    private WrittenLogs() {}

    /**
     * @param folder of the session
     * @return those in it, in order
     */
    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.find(
                folder,
                Integer.MAX_VALUE,
                (file, attributes) -> attributes.isRegularFile() && isNamedSo(folder.relativize(file)))) {
            List<Path> logs = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                if (isText(file)) {
                    logs.add(file);
                }
            }
            return logs;
        }
    }

    private static boolean isNamedSo(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(name -> NAME.matcher(name.toString()).matches());
    }

    private static boolean isText(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte one : in.readNBytes(BEGINNING)) {
                if (one == 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
