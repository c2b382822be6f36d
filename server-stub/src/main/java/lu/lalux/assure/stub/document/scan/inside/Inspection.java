package lu.lalux.assure.stub.document.scan.inside;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    private static final int BEGINNING = 1_024;

    private final Limits limits;
    private final Parcels parcels;

    /**
     * @param maxBytes the greatest file that the scanner takes
     * @param late whether the file's time is over
     * @param scanner whether a file is infected
     */
    public Inspection(int maxBytes, BooleanSupplier late, Scanner scanner) {
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
        look(file);
        return parcels.finish();
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

    /** Looks into a content that clamd sees by itself; reads all of it, or as much as is needed to see that it is no document. */
    void look(InputStream content) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 2 * BEGINNING);
        if (isDocument(in)) {
            look(limits.document(in));
        }
    }

    /** Has a content scanned that clamd does not see by itself, and looks into it. */
    void scan(InputStream content) throws IOException {
        BufferedInputStream in = new BufferedInputStream(content, 2 * BEGINNING);
        if (isDocument(in)) {
            byte[] document = limits.document(in);
            parcels.add(new ByteArrayInputStream(document));
            look(document);
        } else {
            parcels.add(in);
        }
    }

    private void lookIntoGzip(byte[] file) throws IOException {
        try (InputStream unzipped = limits.counted(new GZIPInputStream(new ByteArrayInputStream(file)))) {
            look(unzipped);
            unzipped.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException | EOFException noHeader) {
            throw new UnreadableException("a GZIP that is damaged");
        }
    }

    private static boolean isDocument(BufferedInputStream in) throws IOException {
        in.mark(BEGINNING);
        byte[] beginning = in.readNBytes(BEGINNING);
        in.reset();
        return Stream.of(Kind.values()).anyMatch(kind -> kind.is(beginning));
    }
}
