package lu.lalux.assure.cli.output;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there as a whole, or as it was before; never half of it. */
public final class WholeFile {

    private WholeFile() {}

    /** Writes what the file is to have. */
    public interface Content {

        /** @param fresh the file to write, beside the one that it becomes */
        void write(Path fresh) throws IOException;
    }

    /**
     * Writes a file beside it, then gives it its name; what failed leaves nothing behind.
     *
     * @param options those of {@link Files#move}
     * @throws IOException if it cannot be written, or not take the place of the one that is there
     */
    public static void write(Path file, Content content, CopyOption... options) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".nouveau");
        try {
            content.write(fresh);
            Files.move(fresh, file, options);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
