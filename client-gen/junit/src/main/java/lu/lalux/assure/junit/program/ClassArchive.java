package lu.lalux.assure.junit.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An archive of a program's loaded classes (AppCDS), which spares it about half of its start. It serves the Java that
 * made it, with the jar that it was made of; any other Java or jar ignores it.
 */
public final class ClassArchive {

    /** As the sandbox's own build calls it, in the folder to which it unpacks the sandbox. */
    private static final String NAME = "sandbox.jsa";

    private ClassArchive() {}

    /** {@return what Java is told of the one that lies beside the jar; nothing where there is none} */
    public static List<String> options(Path jar) {
        Path archive = jar.toAbsolutePath().resolveSibling(NAME);
        return Files.isRegularFile(archive)
                // Why it is passed over would be said on the standard output, where the program says that it is ready.
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
                : List.of();
    }
}
