package lu.lalux.assure.stub.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A file of the greatest size that the contract allows, with the EICAR test file at its end: a clamd that does not find
 * it leaves large files unscanned, and says {@code OK} of them ({@code MaxFileSize} or {@code MaxScanSize} too small).
 *
 * <p>It is an archive that compresses nothing. So the test file stands in it byte for byte, for signatures that look
 * anywhere, and is a file of its own once unpacked, for those that know the test file only as a whole.
 */
final class ClamdProbe {

    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private ClamdProbe() {}

    /** @param size of the file in bytes */
    static byte[] ofSize(int size) {
        int frame = archive(0).length;
        return archive(size - frame);
    }

    private static byte[] archive(int filling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(filling + 1_024);
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            add(archive, "remplissage", new byte[filling]);
            add(archive, "eicar.com", EicarAntivirus.signature());
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory takes what is written to it", impossible);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream archive, String name, byte[] content) throws IOException {
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
}
