package lu.lalux.assure.stub.document.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files of {@link ClamdProbe}. The test file is always a file of its own in them: some signatures know it only as a
 * whole.
 */
final class ProbeFiles {

    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int MEGABYTE = 1 << 20;

    /** Of entries of a ZIP (APPNOTE.TXT 4.4.4, 4.4.5). */
    private static final short ENCRYPTED = 1;

    private static final short STORED = 0;
    private static final short DEFLATED = 8;
    private static final short LZMA = 14;

    /** Stands for a size that is given elsewhere, in the extra field of ZIP64. */
    private static final int ELSEWHERE = -1;

    private ProbeFiles() {}

    /** An archive of so many bytes that compresses nothing: the test file stands at its end byte for byte, too. */
    static byte[] large(int size) {
        return stored(size - stored(0).length);
    }

    static byte[] zip() {
        return zip(EicarAntivirus.signature());
    }

    static byte[] zip(byte[] content) {
        return bytes(out -> {
            try (ZipOutputStream archive = new ZipOutputStream(out)) {
                ZipEntry entry = new ZipEntry("eicar.com");
                entry.setTimeLocal(ANY_TIME);
                archive.putNextEntry(entry);
                archive.write(content);
            }
        });
    }

    static byte[] gzip() {
        return bytes(out -> {
            try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
                packed.write(EicarAntivirus.signature());
            }
        });
    }

    static byte[] nested(int depth) {
        byte[] file = EicarAntivirus.signature();
        for (int i = 0; i < depth; i++) {
            file = zip(file);
        }
        return file;
    }

    /** A ZIP of a kilobyte for each megabyte of zeros that come before the test file. */
    static byte[] bomb(int megabytes) {
        byte[] zeros = deflated(new byte[MEGABYTE], Deflater.FULL_FLUSH);
        byte[] packed = bytes(out -> {
            for (int i = 0; i < megabytes; i++) {
                out.write(zeros);
            }
            out.write(deflated(EicarAntivirus.signature(), Deflater.NO_FLUSH));
        });
        return entry(STORED, DEFLATED, packed, packed.length);
    }

    static byte[] encryptedZip() {
        return entry(ENCRYPTED, STORED, new byte[100], 100);
    }

    static byte[] zipByLzma() {
        return entry(STORED, LZMA, new byte[100], 100);
    }

    static byte[] zip64() {
        return entry(STORED, DEFLATED, deflated(EicarAntivirus.signature(), Deflater.NO_FLUSH), ELSEWHERE);
    }

    /** A PDF of one stream. */
    static byte[] pdf() {
        byte[] stream = compressed(EicarAntivirus.signature());
        return bytes(out -> {
            out.write(ascii("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"));
            out.write(ascii("2 0 obj\n<< /Filter /FlateDecode /Length " + stream.length + " >>\nstream\n"));
            out.write(stream);
            out.write(ascii("\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"));
        });
    }

    /** As the filter {@code FlateDecode} has it. */
    private static byte[] compressed(byte[] content) {
        return bytes(out -> {
            try (DeflaterOutputStream stream = new DeflaterOutputStream(out)) {
                stream.write(content);
            }
        });
    }

    /** Its password is not the empty one, or any known one. */
    static byte[] encryptedPdf() {
        String hash = "<" + "41".repeat(32) + ">";
        String id = "<" + "42".repeat(16) + ">";
        String objects = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj\n<< /Filter /Standard /V 1 /R 2 /O "
                + hash + " /U " + hash + " /P -4 >>\nendobj\n";
        return ascii(objects + "xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Encrypt 2 0 R /ID [" + id + " "
                + id + "] >>\nstartxref\n" + objects.length() + "\n%%EOF\n");
    }

    /** The container, and the name of the part that all else is encrypted in. */
    static byte[] encryptedOffice() {
        return bytes(out -> {
            out.write(HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
            out.write(new byte[1_024]);
            out.write("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
            out.write(new byte[1_024]);
        });
    }

    /** Encrypted too, so that a clamd that knows RAR says that as well. */
    static byte[] rar() {
        return HexFormat.of()
                .parseHex("526172211a0700cf907300000d00000000000000"
                        + "9a9e740484250050000000440000000000000000000000501d30" + "050020000000" + "652e636f6d"
                        + "00".repeat(80) + "c43d7b00400700");
    }

    static byte[] pdfInPicture() {
        return bytes(out -> {
            out.write(HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffd9"));
            out.write(pdf());
        });
    }

    static byte[] behindPage(byte[] file) {
        return bytes(out -> {
            out.write(ascii("<html><body></body></html>\n"));
            out.write(file);
        });
    }

    static byte[] mail() {
        return ascii("From: a@example.org\r\nTo: b@example.org\r\nSubject: essai\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: application/octet-stream; name=\"eicar.com\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(EicarAntivirus.signature()) + "\r\n");
    }

    private static byte[] stored(int filling) {
        return bytes(out -> {
            try (ZipOutputStream archive = new ZipOutputStream(out)) {
                store(archive, "remplissage", new byte[filling]);
                store(archive, "eicar.com", EicarAntivirus.signature());
            }
        });
    }

    private static void store(ZipOutputStream archive, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ANY_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        archive.putNextEntry(entry);
        archive.write(content);
        archive.closeEntry();
    }

    /** A ZIP of one entry, as no writer of the JDK makes it. Its checksum is wrong: clamd does not look at it. */
    private static byte[] entry(short flags, short method, byte[] data, int size) {
        byte[] name = ascii("eicar.com");
        ByteBuffer file =
                ByteBuffer.allocate(data.length + 98 + 2 * name.length).order(ByteOrder.LITTLE_ENDIAN);
        header(file.putInt(0x04034b50), flags, method, data.length, size, name)
                .put(name)
                .put(data);
        int directory = file.position();
        header(file.putInt(0x02014b50).putShort((short) 20), flags, method, data.length, size, name)
                .put(new byte[14])
                .put(name);
        int length = file.position() - directory;
        file.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
        file.putInt(length).putInt(directory).putShort((short) 0);
        return file.array();
    }

    /** What an entry's header and its line in the directory have in common. */
    private static ByteBuffer header(ByteBuffer file, short flags, short method, int length, int size, byte[] name) {
        file.putShort((short) 20).putShort(flags).putShort(method).putLong(0);
        file.putInt(size == ELSEWHERE ? ELSEWHERE : length).putInt(size);
        return file.putShort((short) name.length).putShort((short) 0);
    }

    private static byte[] deflated(byte[] content, int flush) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(content);
            if (flush == Deflater.NO_FLUSH) {
                deflater.finish();
            }
            byte[] packed = new byte[content.length / 100 + 1_024];
            return Arrays.copyOf(packed, deflater.deflate(packed, 0, packed.length, flush));
        } finally {
            deflater.end();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory takes what is written to it", impossible);
        }
        return bytes.toByteArray();
    }

    @FunctionalInterface
    private interface Writing {

        void to(ByteArrayOutputStream out) throws IOException;
    }
}
