package lu.lalux.assure.cli.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import lu.lalux.assure.cli.output.UnwrittenException;

/**
 * The end of a file, to which lines are added: each is on the disk as a whole, or not in the file at all. Behind half a
 * line, as a full disk leaves it, the next one would make a file that nobody can read. Not thread-safe.
 */
final class WholeLines {

    private final FileChannel channel;
    private final Path file;
    private boolean halfALine;

    /** @param channel behind the last whole line whenever one is added */
    WholeLines(FileChannel channel, Path file) {
        this.channel = channel;
        this.file = file;
    }

    /**
     * On disk when it returns.
     *
     * @throws UnwrittenException if it is not in the file
     */
    void add(String line) throws IOException {
        if (halfALine) {
            throw new UnwrittenException(file, null);
        }
        long end = channel.position();
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            backTo(end);
            throw new UnwrittenException(file, e);
        }
    }

    private void backTo(long end) {
        try {
            channel.truncate(end);
            channel.position(end);
        } catch (IOException e) {
            halfALine = true;
        }
    }
}
