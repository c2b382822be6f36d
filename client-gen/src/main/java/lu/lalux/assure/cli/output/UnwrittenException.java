package lu.lalux.assure.cli.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file of this program's own could not be written; most often the disk is full. */
public final class UnwrittenException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    /** @param why null where an earlier failure is the reason */
    public UnwrittenException(Path file, IOException why) {
        super(file.toString());
        initCause(why);
    }
}
