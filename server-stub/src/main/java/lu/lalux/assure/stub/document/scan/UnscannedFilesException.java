package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import lu.lalux.assure.stub.problem.StartRefusedException;

/** clamd answers {@code OK} of files that it does not look into. */
final class UnscannedFilesException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient StartRefusedException refusal;

    UnscannedFilesException(ClamdAddress address, ClamdProbe probe) {
        this(new StartRefusedException("start.clamd.unscanned", address, probe.what()));
    }

    private UnscannedFilesException(StartRefusedException refusal) {
        super(refusal.getMessage());
        this.refusal = refusal;
    }

    /** The same, where the server is not to start for it. */
    StartRefusedException atStart() {
        return refusal;
    }
}
