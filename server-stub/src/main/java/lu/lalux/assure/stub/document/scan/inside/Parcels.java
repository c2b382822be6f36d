package lu.lalux.assure.stub.document.scan.inside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Sends to the scanner what it did not find by itself, many contents at a time: in a ZIP, which it reads well. */
final class Parcels {

    private static final int ENTRIES = 1_000;

    private final Inspection.Scanner scanner;
    private final int maxBytes;
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private ZipOutputStream parcel = begin();
    private int entries;
    private boolean infected;

    /** @param maxBytes the greatest file that the scanner takes */
    Parcels(Inspection.Scanner scanner, int maxBytes) {
        this.scanner = scanner;
        this.maxBytes = maxBytes;
    }

    /** Adds a content; it is read to its end. */
    void add(InputStream content) throws IOException {
        parcel.putNextEntry(new ZipEntry(Integer.toString(entries++)));
        content.transferTo(parcel);
        parcel.closeEntry();
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

    private void send() throws IOException {
        parcel.close();
        if (packed.size() > maxBytes) {
            throw new UnreadableException("a content that is too large to be scanned by itself");
        }
        infected |= scanner.infected(packed.toByteArray());
        parcel = begin();
        entries = 0;
    }

    private ZipOutputStream begin() {
        packed.reset();
        ZipOutputStream zip = new ZipOutputStream(packed);
        zip.setLevel(Deflater.BEST_SPEED);
        return zip;
    }
}
