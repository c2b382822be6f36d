package lu.lalux.assure.stub.document;

import java.io.IOException;

/** Scans files. */
interface Antivirus {

    /**
     * Begins the scan of one file.
     *
     * @param account whose file it is; a scanner that has room for some files only shares it between accounts
     * @throws IOException when no scan can be begun; the file is then not kept
     */
    Scan begin(String account) throws IOException;

    /** The scan of one file. Until its verdict is asked for it holds nothing that another one could wait for. */
    interface Scan {

        /**
         * The file's next bytes, as they arrive. A scanner that works beside this process passes them over: as long as the file
         * arrives, which is up to the client, it would be kept from others.
         *
         * @throws IOException when the scan failed; the file is then not kept
         */
        void next(byte[] bytes, int offset, int length) throws IOException;

        /**
         * The verdict, when the whole file has arrived.
         *
         * @param file all of it, for a scanner that passed it over so far
         * @throws UnscannedFileException when the scanner could not look at all that is in the file; the file is then not kept
         * @throws IOException when there is no verdict for another reason; the file is then not kept
         */
        boolean infected(FileStore.Arrival file) throws IOException;
    }
}
