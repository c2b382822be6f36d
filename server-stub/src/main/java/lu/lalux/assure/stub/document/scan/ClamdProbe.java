package lu.lalux.assure.stub.document.scan;

import java.util.List;

/**
 * A file that a clamd with unfortunate settings says {@code OK} of, although the EICAR test file, or what it cannot look into,
 * is in it. Each is there for a setting or a signature of {@code openapi/docs/extraits/clamav}; they are made here, of a few
 * thousand bytes but for the two that are about size.
 *
 * @param what is in it, for whoever reads the message
 * @param file its bytes
 * @param whole whether it has to be scanned: it is not enough to say that it was not
 */
record ClamdProbe(String what, byte[] file, boolean whole) {

    private static final int DEEP = 40;

    /** As great as clamd lets anybody set its limits with sense. */
    private static final int BOMB_MEGABYTES = 1_024;

    /** @param maxBytes the greatest file that is to be scanned */
    static List<ClamdProbe> all(int maxBytes) {
        return List.of(
                new ClamdProbe("the end of a file of %d bytes".formatted(maxBytes), ProbeFiles.large(maxBytes), true),
                found("a compressed ZIP", ProbeFiles.zip()),
                found("a GZIP", ProbeFiles.gzip()),
                found("a compressed PDF", ProbeFiles.pdf()),
                found("a mail", ProbeFiles.mail()),
                found("ZIP archives in one another", ProbeFiles.nested(DEEP)),
                found("the end of a ZIP entry of 1 GB", ProbeFiles.bomb(BOMB_MEGABYTES)),
                found("an encrypted ZIP", ProbeFiles.encryptedZip()),
                found("a PDF that needs a password", ProbeFiles.encryptedPdf()),
                found("a Word file that needs a password", ProbeFiles.encryptedOffice()),
                found("a RAR", ProbeFiles.rar()),
                found("a ZIP compressed by LZMA", ProbeFiles.zipByLzma()),
                found("a ZIP64", ProbeFiles.zip64()),
                found("a PDF in a picture", ProbeFiles.pdfInPicture()),
                found("a ZIP behind a web page", ProbeFiles.behindPage(ProbeFiles.zip())),
                found("a PDF behind a web page", ProbeFiles.behindPage(ProbeFiles.encryptedPdf())),
                found("a PDF within a web page", ProbeFiles.pdfInPage()),
                found("a PDF in a mail", ProbeFiles.pdfInMail()));
    }

    /** Whether clamd said what it can be trusted by. */
    boolean isSeen(ClamdVerdict verdict) {
        return verdict == ClamdVerdict.INFECTED || verdict == ClamdVerdict.UNSCANNED && !whole;
    }

    private static ClamdProbe found(String what, byte[] file) {
        return new ClamdProbe(what, file, false);
    }
}
