package lu.lalux.assure.stub.document.scan;

import java.io.IOException;

/** clamd answers {@code OK} of files that it does not look into. */
final class UnscannedFilesException extends IOException {

    private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            "Its settings are to be those of clamd.conf (MaxFileSize, StreamMaxLength, MaxScanSize,"
                    + " AlertExceedsMax, AlertEncrypted), and its signatures are to include assure.ndb, assure.ldb and assure.cfg, all of"
                    + " the documentation's page Exploitation, beside ClamAV's own, which know EICAR.";

    UnscannedFilesException(ClamdAddress address, ClamdProbe probe) {
        super("clamd at %s does not look into %s, and does not say so. %s".formatted(address, probe.what(), REMEDY));
    }
}
