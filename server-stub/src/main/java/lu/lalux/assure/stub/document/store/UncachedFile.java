package lu.lalux.assure.stub.document.store;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A file that is written past the system's cache: hardly any of them is read again soon, and the copy into the cache
 * was two fifths of an upload's processor time.
 */
final class UncachedFile implements Closeable {

    private final Folder folder;
    private final FileChannel channel;
    private final ByteBuffer part;

    private UncachedFile(Folder folder, FileChannel channel, ByteBuffer part) {
        this.folder = folder;
        this.channel = channel;
        this.part = part;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int end = offset + length;
        while (from < end) {
            int taken = Math.min(part.remaining(), end - from);
            part.put(bytes, from, taken);
            from += taken;
            if (!part.hasRemaining()) {
                part.flip();
                writePart();
            }
        }
    }

    /** Nothing more comes; what was written can be read. The disk takes whole blocks only, so the last one's end is cut off again. */
    void end() throws IOException {
        int left = part.position();
        if (left > 0) {
            long size = channel.position() + left;
            part.limit((left + folder.block - 1) / folder.block * folder.block).position(0);
            writePart();
            channel.truncate(size);
        }
    }

    private void writePart() throws IOException {
        while (part.hasRemaining()) {
            channel.write(part);
        }
        part.clear();
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            folder.parts.add(part.clear());
            channel.close();
        }
    }

    /** Where such files are, and how: a file system that has no way past its cache is written to through it. */
    static final class Folder {

        private static final int PART = 262_144;

        private final int block;
        private final Set<OpenOption> options;

        /** Those that no file has now; there are as many as there were files at once. */
        private final Queue<ByteBuffer> parts = new ConcurrentLinkedQueue<>();

        /** @param sample a file in the folder, which is removed */
        Folder(Path sample) throws IOException {
            this.block = Math.toIntExact(Files.getFileStore(sample).getBlockSize());
            this.options = options(sample);
        }

        /** @param path of an empty file that is there */
        UncachedFile open(Path path) throws IOException {
            FileChannel channel = FileChannel.open(path, options);
            ByteBuffer part = parts.poll();
            return new UncachedFile(this, channel, part == null ? part() : part);
        }

        private ByteBuffer part() {
            return ByteBuffer.allocateDirect(PART + block)
                    .alignedSlice(block)
                    .limit(PART)
                    .slice();
        }

        private Set<OpenOption> options(Path sample) throws IOException {
            Set<OpenOption> direct = Set.of(StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT);
            try (FileChannel channel = FileChannel.open(sample, direct)) {
                channel.write(part().limit(block));
                return direct;
            } catch (IOException | UnsupportedOperationException through) {
                return Set.of(StandardOpenOption.WRITE);
            } finally {
                Files.delete(sample);
            }
        }
    }
}
