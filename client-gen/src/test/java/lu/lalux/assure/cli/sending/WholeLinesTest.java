package lu.lalux.assure.cli.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.UnwrittenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a full disk leaves of a file of lines. */
class WholeLinesTest {

    @TempDir
    private Path folder;

    @Test
    void half_a_line_is_taken_back_and_the_next_one_is_whole() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        try (FullDisk disk = new FullDisk(file, 8)) {
            WholeLines lines = new WholeLines(disk, file);
            lines.add("first");

            IOException failure = catchThrowableOfType(UnwrittenException.class, () -> lines.add("second"));

            assertThat(Texts.of("fr").unreadable(failure, "F-1.json"))
                    .isEqualTo("Le fichier " + file + " ne peut pas être écrit (le disque est-il plein ?)");
            assertThat(file).hasContent("first");
            disk.room = Integer.MAX_VALUE;
            lines.add("third");
        }
        assertThat(Files.readString(file)).isEqualTo("first\nthird\n");
    }

    @Test
    void behind_half_a_line_nothing_is_written() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        try (FullDisk disk = new FullDisk(file, 8)) {
            disk.keeps = true;
            WholeLines lines = new WholeLines(disk, file);
            lines.add("first");
            catchThrowableOfType(UnwrittenException.class, () -> lines.add("second"));
            disk.room = Integer.MAX_VALUE;

            catchThrowableOfType(UnwrittenException.class, () -> lines.add("third"));
        }
        assertThat(Files.readString(file)).isEqualTo("first\nse");
    }

    /** A disk with so much room. */
    private static final class FullDisk extends FileChannel {

        private final FileChannel file;
        private int room;
        private boolean keeps;

        FullDisk(Path file, int room) throws IOException {
            this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            this.room = room;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            int some = Math.min(room, bytes.remaining());
            int written = file.write(bytes.slice(bytes.position(), some));
            bytes.position(bytes.position() + written);
            room -= written;
            return written;
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            if (keeps) {
                throw new IOException("Input/output error");
            }
            file.truncate(size);
            return this;
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long place) throws IOException {
            file.position(place);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] all, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer bytes, long place) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] all, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer bytes, long place) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long place, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long place, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long place, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long place, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long place, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
