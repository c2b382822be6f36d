package lu.lalux.assure.stub.document.scan.inside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A ZIP (APPNOTE.TXT) that leaves no doubt: its entries stand side by side and are those of its directory, nothing is between
 * them, and each can be read to its end, where its checksum is right. Of any other one programs read one thing or another.
 */
final class ZipFile {

    private static final byte[] END = signature("\5\6");
    private static final byte[] CENTRAL = signature("\1\2");
    private static final byte[] LOCAL = signature("\3\4");

    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int MAX_COMMENT = 65_535;

    private static final int DESCRIPTOR_FOLLOWS = 8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** Lengths of the record behind an entry, without its signature and with it. */
    private static final List<Integer> DESCRIPTORS = List.of(12, 16);

    /** An entry as the directory has it. */
    private record Entry(int flags, int method, int crc, long packed, long size, byte[] name, int offset) {}

    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final Limits limits;
    private final Inspection inspection;

    ZipFile(byte[] bytes, Limits limits, Inspection inspection) {
        this.bytes = bytes;
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
        this.inspection = inspection;
    }

    /** Whether a file ends as a ZIP does: programs then read it as one, whatever its beginning is. */
    static boolean hasEnd(byte[] bytes) {
        return end(bytes) >= 0;
    }

    /** Looks into each of its entries. */
    void look() throws IOException {
        int end = end(bytes);
        if (end < 0) {
            throw new UnreadableException("a ZIP without its directory");
        }
        int count = unsigned(end + 10);
        long length = buffer.getInt(end + 12) & 0xFFFFFFFFL;
        long directory = buffer.getInt(end + 16) & 0xFFFFFFFFL;
        if (directory + length != end) {
            throw new UnreadableException("a ZIP whose directory is not where it says");
        }
        int position = 0;
        for (Entry entry : entries(count, (int) directory, end)) {
            if (entry.offset() != position) {
                throw new UnreadableException("a ZIP with something between its entries");
            }
            position = look(entry, position);
        }
        if (position != directory) {
            throw new UnreadableException("a ZIP with something between its entries and its directory");
        }
    }

    private static int end(byte[] bytes) {
        int last = bytes.length - END_LENGTH;
        for (int i = last; i >= 0 && i >= last - MAX_COMMENT; i--) {
            if (Bytes.isAt(bytes, END, i)
                    && ((bytes[i + 20] & 0xFF) | (bytes[i + 21] & 0xFF) << Byte.SIZE) == last - i) {
                return i;
            }
        }
        return -1;
    }

    /** In the order in which they stand. */
    private List<Entry> entries(int count, int from, int end) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int position = from;
        for (int i = 0; i < count; i++) {
            requireAt(CENTRAL, position, CENTRAL_LENGTH);
            int name = position + CENTRAL_LENGTH;
            int nameEnd = name + unsigned(position + 28);
            int next = nameEnd + unsigned(position + 30) + unsigned(position + 32);
            if (next > end) {
                throw new UnreadableException("a ZIP whose directory is cut off");
            }
            entries.add(new Entry(
                    unsigned(position + 8),
                    unsigned(position + 10),
                    buffer.getInt(position + 16),
                    buffer.getInt(position + 20) & 0xFFFFFFFFL,
                    buffer.getInt(position + 24) & 0xFFFFFFFFL,
                    Arrays.copyOfRange(bytes, name, nameEnd),
                    buffer.getInt(position + 42)));
            position = next;
        }
        if (position != end) {
            throw new UnreadableException("a ZIP with something behind its directory");
        }
        entries.sort(Comparator.comparingInt(Entry::offset));
        return entries;
    }

    /** @return where the next one begins */
    private int look(Entry entry, int position) throws IOException {
        requireAt(LOCAL, position, LOCAL_LENGTH);
        int name = position + LOCAL_LENGTH;
        int nameEnd = name + unsigned(position + 26);
        int content = nameEnd + unsigned(position + 28);
        boolean announced = (entry.flags() & DESCRIPTOR_FOLLOWS) == 0;
        boolean same = unsigned(position + 6) == entry.flags()
                && unsigned(position + 8) == entry.method()
                && nameEnd <= bytes.length
                && Arrays.equals(entry.name(), Arrays.copyOfRange(bytes, name, nameEnd))
                && (!announced
                        || buffer.getInt(position + 14) == entry.crc()
                                && (buffer.getInt(position + 18) & 0xFFFFFFFFL) == entry.packed()
                                && (buffer.getInt(position + 22) & 0xFFFFFFFFL) == entry.size());
        if (!same || content + entry.packed() > bytes.length) {
            throw new UnreadableException("a ZIP whose directory and entries differ");
        }
        requireWhole(entry, content);
        int end = content + (int) entry.packed();
        return announced ? end : end + descriptor(end);
    }

    private void requireWhole(Entry entry, int content) throws IOException {
        InputStream packed = new ByteArrayInputStream(bytes, content, (int) entry.packed());
        Inflater inflater = new Inflater(true);
        try {
            CRC32 crc = new CRC32();
            InputStream unpacked = new CheckedInputStream(limits.counted(unpacked(entry, packed, inflater)), crc);
            inspection.look(unpacked);
            unpacked.transferTo(OutputStream.nullOutputStream());
            boolean deflated = entry.method() == DEFLATED;
            long size = deflated ? inflater.getBytesWritten() : entry.packed();
            boolean all = !deflated || inflater.getBytesRead() == entry.packed();
            if (size != entry.size() || !all || (int) crc.getValue() != entry.crc()) {
                throw new UnreadableException("a ZIP with an entry that is damaged");
            }
        } finally {
            inflater.end();
        }
    }

    private static InputStream unpacked(Entry entry, InputStream packed, Inflater inflater) throws IOException {
        return switch (entry.method()) {
            case STORED -> packed;
            case DEFLATED -> new InflaterInputStream(packed, inflater);
            default -> throw new UnreadableException("a ZIP with an entry that is not compressed by deflate");
        };
    }

    private int descriptor(int position) throws IOException {
        for (int length : DESCRIPTORS) {
            int next = position + length;
            if (Bytes.isAt(bytes, LOCAL, next) || Bytes.isAt(bytes, CENTRAL, next)) {
                return length;
            }
        }
        throw new UnreadableException("a ZIP with something between its entries");
    }

    private void requireAt(byte[] signature, int position, int length) throws IOException {
        if (!Bytes.isAt(bytes, signature, position) || position + length > bytes.length) {
            throw new UnreadableException("a ZIP whose directory and entries differ");
        }
    }

    private int unsigned(int position) {
        return Short.toUnsignedInt(buffer.getShort(position));
    }

    private static byte[] signature(String end) {
        return ("PK" + end).getBytes(StandardCharsets.ISO_8859_1);
    }
}
