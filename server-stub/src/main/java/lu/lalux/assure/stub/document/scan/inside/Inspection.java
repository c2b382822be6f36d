package lu.lalux.assure.stub.document.scan.inside;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * What is to be done of a file that clamd found clean: clamd reads much of a PDF, a ZIP, a TAR or a GZIP, and says nothing of
 * what it could not read. The file is read here once more. What clamd is known to pass over is unpacked and given to it; what
 * cannot be read to its end ends in an exception. Documents in documents likewise.
 */
public final class Inspection {

    /** What scans a file, clamd. */
    @FunctionalInterface
    public interface Scanner {

        /**
         * Whether a file is infected.
         *
         * @throws IOException when the scanner cannot say
         */
        boolean infected(byte[] file) throws IOException;
    }

    private final int maxBytes;
    private final Limits limits;
    private final Parcels parcels;

    /**
     * @param maxBytes the greatest file that the scanner takes
     * @param late whether the file's time is over
     * @param scanner whether a file is infected
     */
    public Inspection(int maxBytes, BooleanSupplier late, Scanner scanner) {
        this.maxBytes = maxBytes;
        this.limits = new Limits(maxBytes, late);
        this.parcels = new Parcels(scanner, maxBytes);
    }

    /**
     * Looks at all of a file.
     *
     * @return whether something in it is infected
     * @throws UnreadableException when not all of it can be read, or scanned
     * @throws IOException when the scanner cannot say
     */
    public boolean infected(byte[] file) throws IOException {
        try (parcels) {
            look(file);
            return parcels.finish();
        }
    }

    /** Looks into a document, if it is one. */
    void look(byte[] file) throws IOException {
        limits.enter(file.length);
        try {
            if (Kind.PDF.is(file) || PdfFile.hasObjects(file)) {
                new PdfFile(file, limits, this).look();
            }
            if (Kind.ZIP.is(file) || ZipFile.hasEnd(file)) {
                new ZipFile(file, limits, this).look();
            }
            if (Kind.TAR.is(file)) {
                new TarFile(file, this).look();
            }
            if (Kind.GZIP.is(file)) {
                lookIntoGzip(file);
            }
        } finally {
            limits.leave(file.length);
        }
    }

    /** Looks into a content that clamd sees by itself; reads all of it. */
    void look(InputStream content) throws IOException {
        byte[] all = content.readNBytes(maxBytes);
        int more = content.read();
        if (isDocument(all)) {
            requireAll(more);
            look(all);
        }
        content.transferTo(OutputStream.nullOutputStream());
    }

    /** Has a content scanned that clamd does not see by itself, and looks into it. */
    void scan(InputStream content) throws IOException {
        byte[] all = content.readNBytes(maxBytes);
        int more = content.read();
        if (isDocument(all)) {
            requireAll(more);
            parcels.add(new ByteArrayInputStream(all));
            look(all);
        } else if (more < 0) {
            parcels.add(new ByteArrayInputStream(all));
        } else {
            byte[] next = {(byte) more};
            InputStream rest = new SequenceInputStream(new ByteArrayInputStream(next), content);
            parcels.add(new SequenceInputStream(new ByteArrayInputStream(all), rest));
        }
    }

    private void requireAll(int more) throws IOException {
        if (more >= 0) {
            throw new UnreadableException("a document in another one, of more than " + maxBytes + " bytes");
        }
    }

    private void lookIntoGzip(byte[] file) throws IOException {
        try (InputStream unzipped = unzipped(file)) {
            look(unzipped);
        }
    }

    /** What fails later on is not caught here: it may be the scanner that hangs up. */
    private InputStream unzipped(byte[] file) throws IOException {
        try {
            return limits.counted(new GZIPInputStream(new ByteArrayInputStream(file)));
        } catch (ZipException | EOFException noHeader) {
            throw new UnreadableException("a GZIP that is damaged");
        }
    }

    /** By the same signs as a file of its own. */
    private static boolean isDocument(byte[] file) {
        return Stream.of(Kind.values()).anyMatch(kind -> kind.is(file))
                || PdfFile.hasObjects(file)
                || ZipFile.hasEnd(file);
    }
}
