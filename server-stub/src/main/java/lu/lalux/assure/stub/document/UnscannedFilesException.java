package lu.lalux.assure.stub.document;

import java.io.IOException;

/** clamd answers {@code OK} of files that it does not scan. */
final class UnscannedFilesException extends IOException {

    private static final long serialVersionUID = 1L;

    UnscannedFilesException(ClamdAddress address, int size) {
        super(("clamd at %s does not find the EICAR test file at the end of a file of %d bytes. In clamd.conf, set"
                        + " MaxFileSize and StreamMaxLength to 6M or more, MaxScanSize to 20M or more, and"
                        + " AlertExceedsMax yes; its signatures must know EICAR, as ClamAV's own do.")
                .formatted(address, size));
    }
}
