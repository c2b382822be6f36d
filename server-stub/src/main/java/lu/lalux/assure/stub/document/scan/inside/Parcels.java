package lu.lalux.assure.stub.document.scan.inside;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Sends to the scanner what it did not find by itself, many contents at a time: in a ZIP, which it reads well. */
final class Parcels implements Closeable {

    private static final int ENTRIES = 1_000;
    private static final int CHUNK = 65_536;

    private final Inspection.Scanner scanner;
    private final int maxBytes;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private @Nullable ZipOutputStream parcel;
    private int entries;
    private boolean infected;

    /** @param maxBytes the greatest file that the scanner takes */
    Parcels(Inspection.Scanner scanner, int maxBytes) {
        this.scanner = scanner;
        this.maxBytes = maxBytes;
    }

    /** Adds a content; it is read to its end. */
    void add(InputStream content) throws IOException {
        ZipOutputStream open = parcel == null ? begin() : parcel;
        parcel = open;
        open.putNextEntry(new ZipEntry(Integer.toString(entries++)));
        byte[] chunk = new byte[CHUNK];
        for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            open.write(chunk, 0, read);
            requireSmall();
        }
        open.closeEntry();
        if (packed.size() > maxBytes / 2 || entries == ENTRIES) {
            send();
        }
    }

    /** Sends what is left, and says whether anything was infected. */
    boolean finish() throws IOException {
        if (entries > 0) {
            send();
        }
        return infected;
    }

    /** The compressor has memory that the collector does not know of. */
    @Override
    public void close() throws IOException {
        if (parcel != null) {
            parcel.close();
            parcel = null;
        }
    }

    private void send() throws IOException {
        close();
        requireSmall();
        infected |= scanner.infected(packed.toByteArray());
        entries = 0;
    }

    private void requireSmall() throws IOException {
        if (packed.size() > maxBytes) {
            throw new UnreadableException("a content that is too large to be scanned by itself");
        }
    }

    private ZipOutputStream begin() {
        packed.reset();
        ZipOutputStream zip = new ZipOutputStream(packed);
        zip.setLevel(Deflater.BEST_SPEED);
        return zip;
    }
}
