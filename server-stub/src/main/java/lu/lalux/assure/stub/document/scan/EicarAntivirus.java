package lu.lalux.assure.stub.document.scan;

import java.nio.charset.StandardCharsets;
import lu.lalux.assure.stub.document.store.FileStore;

/**
 * The built-in scanner: it knows one "virus", the EICAR test file, and finds it anywhere in a file. Enough for a vendor
 * to see an infected file refused, without a real virus and without a scanner to install.
 */
final class EicarAntivirus implements Antivirus {

    /** Put together at run time: a file with the whole string would be taken away by the reader's own virus scanner. */
    private static final String SIGNATURE =
            String.join("-", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "STANDARD", "ANTIVIRUS", "TEST", "FILE!$H+H*");

    /** The EICAR test file. */
    static byte[] signature() {
        return SIGNATURE.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Scan begin(String account) {
        return new Search();
    }

    /** Bytes are looked at as a string, one character each: nothing in Java searches faster. */
    private static final class Search implements Scan {

        private static final int ALL_BUT_ONE = SIGNATURE.length() - 1;

        /** What the signature may have begun in: the last bytes so far. */
        private String before = "";

        private boolean found;

        @Override
        public void next(byte[] bytes, int offset, int length) {
            if (!found) {
                String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
                String edge = before + text.substring(0, Math.min(length, ALL_BUT_ONE));
                found = edge.contains(SIGNATURE) || text.contains(SIGNATURE);
                before = length < ALL_BUT_ONE ? end(edge) : end(text);
            }
        }

        private static String end(String text) {
            return text.substring(Math.max(0, text.length() - ALL_BUT_ONE));
        }

        @Override
        public boolean infected(FileStore.Arrival file) {
            return found;
        }
    }
}
