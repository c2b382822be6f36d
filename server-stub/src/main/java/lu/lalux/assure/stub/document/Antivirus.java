package lu.lalux.assure.stub.document;

import java.io.IOException;

/** Scans files while they arrive. */
interface Antivirus {

    /**
     * Begins the scan of one file.
     *
     * @throws IOException when no scan can be begun; the file is then not kept
     */
    Scan begin() throws IOException;

    /** The scan of one file. */
    interface Scan extends AutoCloseable {

        /**
         * The file's next bytes.
         *
         * @throws IOException when the scan failed; the file is then not kept
         */
        void next(byte[] bytes, int offset, int length) throws IOException;

        /**
         * The verdict, when the whole file was handed over.
         *
         * @throws IOException when there is none; the file is then not kept
         */
        boolean infected() throws IOException;

        @Override
        void close();
    }
}
