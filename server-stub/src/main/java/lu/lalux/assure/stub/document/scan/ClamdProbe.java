package lu.lalux.assure.stub.document.scan;

import java.util.List;
import lu.lalux.assure.stub.problem.Message;

/**
 * A file that a clamd with unfortunate settings says {@code OK} of, although the EICAR test file, or what it cannot
 * look into, is in it. Each is there for a setting or a signature of {@code openapi/docs/extraits/clamav}; they are
 * made here, of a few thousand bytes but for the two that are about size.
 *
 * @param what is in it, for whoever reads the message
 * @param file its bytes
 * @param whole whether clamd has to scan it to its end; for the others it is enough that clamd says that it has not
 */
record ClamdProbe(Message what, byte[] file, boolean whole) {

    private static final int DEEP = 40;

    /** As great as clamd lets anybody set its limits with sense. */
    private static final int BOMB_MEGABYTES = 1_024;

    /** @param maxBytes the greatest file that is to be scanned */
    static List<ClamdProbe> all(int maxBytes) {
        return List.of(
                new ClamdProbe(Message.of("start.clamd.large", maxBytes), ProbeFiles.large(maxBytes), true),
                found("zip", ProbeFiles.zip()),
                found("gzip", ProbeFiles.gzip()),
                found("pdf", ProbeFiles.pdf()),
                found("mail", ProbeFiles.mail()),
                found("nested", ProbeFiles.nested(DEEP)),
                found("bomb", ProbeFiles.bomb(BOMB_MEGABYTES)),
                found("encrypted-zip", ProbeFiles.encryptedZip()),
                found("encrypted-pdf", ProbeFiles.encryptedPdf()),
                found("encrypted-office", ProbeFiles.encryptedOffice()),
                found("rar", ProbeFiles.rar()),
                found("lzma", ProbeFiles.zipByLzma()),
                found("zip64", ProbeFiles.zip64()),
                found("pdf-in-picture", ProbeFiles.pdfInPicture()),
                found("zip-behind-page", ProbeFiles.behindPage(ProbeFiles.zip())),
                found("pdf-behind-page", ProbeFiles.behindPage(ProbeFiles.encryptedPdf())));
    }

    /** Whether clamd said what it can be trusted by. */
    boolean isSeen(ClamdVerdict verdict) {
        return verdict == ClamdVerdict.INFECTED || verdict == ClamdVerdict.UNSCANNED && !whole;
    }

    private static ClamdProbe found(String what, byte[] file) {
        return new ClamdProbe(Message.of("start.clamd." + what), file, false);
    }
}
