package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import lu.lalux.assure.stub.document.store.FileStore;

/** Scans files. */
public interface Antivirus {

    /**
     * Begins the scan of one file.
     *
     * @param account whose file it is; a scanner that has room for some files only shares it between accounts
     * @throws IOException when no scan can be begun; the file is then not kept
     */
    Scan begin(String account) throws IOException;

    /**
     * The scan of one file. Before {@link #infected} is called it holds nothing that another scan could be waiting for.
     */
    interface Scan {

        /**
         * The file's next bytes, as they arrive. A scanner outside this process ignores them: how slowly a file arrives
         * is up to its client, and the scanner would be kept from others meanwhile.
         *
         * @throws IOException when the scan failed; the file is then not kept
         */
        void next(byte[] bytes, int offset, int length) throws IOException;

        /**
         * The verdict, when the whole file has arrived.
         *
         * @param file all of it, for a scanner that ignored its bytes so far
         * @throws UnscannedFileException when the scanner could not look at all that is in the file; the file is then
         *     not kept
         * @throws IOException when there is no verdict for another reason; the file is then not kept
         */
        boolean infected(FileStore.Arrival file) throws IOException;
    }
}
