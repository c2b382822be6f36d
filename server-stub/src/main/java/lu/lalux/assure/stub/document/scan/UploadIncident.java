package lu.lalux.assure.stub.document.scan;

/** Decides that an upload is to fail although nothing is wrong with it, so that a vendor can see what {@code Error} does. */
public interface UploadIncident {

    /** Whether this upload fails; asked once for each upload that the contract accepts. */
    boolean strikes();
}
