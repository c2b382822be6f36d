package lu.lalux.assure.stub.document.scan;

import java.util.Optional;

/**
 * Decides that an upload is to end badly although nothing is wrong with it, so that a vendor can see what that does.
 */
public interface UploadIncident {

    /** How it ends. */
    enum End {
        /** As if it could not be kept. */
        FAILED,
        /** As if a virus were found. */
        INFECTED
    }

    /**
     * How this upload ends, if not as its file deserves; asked once for each upload that the contract accepts.
     *
     * @param name the application or the person that sends it
     */
    Optional<End> next(String name);
}
