package lu.lalux.assure.stub.document.store;

import java.io.Closeable;
import java.io.EOFException;
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
                write(part.flip());
                part.clear();
            }
        }
    }

    /**
     * What was written can be read, and more may come. The disk takes whole blocks only: the last one's end is cut off
     * again, and it is written once more with what comes.
     */
    void flush() throws IOException {
        int left = part.position();
        if (left > 0) {
            long begin = channel.position();
            if (channel.size() < begin) {
                throw new EOFException("Of %d bytes that were written %d are there".formatted(begin, channel.size()));
            }
            write(part.duplicate().position(0).limit((left + folder.block - 1) / folder.block * folder.block));
            channel.truncate(begin + left);
            channel.position(begin);
        }
    }

    private void write(ByteBuffer blocks) throws IOException {
        while (blocks.hasRemaining()) {
            channel.write(blocks);
        }
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

        private static final Set<OpenOption> THROUGH = Set.of(StandardOpenOption.WRITE);
        private static final Set<OpenOption> PAST = past();

        private final int block;
        private final Set<OpenOption> options;

        /** Those that no file has now; there are as many as there were files at once. */
        private final Queue<ByteBuffer> parts = new ConcurrentLinkedQueue<>();

        /** @param sample a file in the folder, to be written to */
        Folder(Path sample) {
            int size = blockSize(sample);
            boolean past = size > 0 && PART % size == 0 && takes(sample, size);
            this.block = past ? size : 1;
            this.options = past ? PAST : THROUGH;
        }

        /** @param path of an empty file that is there */
        UncachedFile open(Path path) throws IOException {
            FileChannel channel = FileChannel.open(path, options);
            ByteBuffer part = parts.poll();
            return new UncachedFile(this, channel, part == null ? part(block) : part);
        }

        private static ByteBuffer part(int block) {
            return ByteBuffer.allocateDirect(PART + block)
                    .alignedSlice(block)
                    .limit(PART)
                    .slice();
        }

        /** By its name: it is in the module jdk.unsupported, of whose types a compiler warns. */
        private static Set<OpenOption> past() {
            try {
                for (Object option :
                        Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
                    if (option.toString().equals("DIRECT")) {
                        return Set.of(StandardOpenOption.WRITE, (OpenOption) option);
                    }
                }
            } catch (ClassNotFoundException none) {
                // A Java that was made without the module writes through the cache.
            }
            return THROUGH;
        }

        /** 0 where that is not known. */
        private static int blockSize(Path sample) {
            try {
                return Math.toIntExact(Files.getFileStore(sample).getBlockSize());
            } catch (IOException | UnsupportedOperationException | ArithmeticException unknown) {
                return 0;
            }
        }

        private static boolean takes(Path sample, int block) {
            try (FileChannel channel = FileChannel.open(sample, PAST)) {
                return channel.write(part(block).limit(block)) == block;
            } catch (IOException | UnsupportedOperationException through) {
                return false;
            }
        }
    }
}
