package lu.lalux.assure.stub.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new name in a folder is only safe when the folder is. */
public final class DurableNames {

    private DurableNames() {}

    /** Returns when the names in this folder are on disk. Windows has no such thing, and opens no folder. */
    public static void in(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
