package lu.lalux.assure.stub.document;

import java.nio.charset.StandardCharsets;

/**
 * The built-in scanner: it knows one "virus", the EICAR test file, and finds it anywhere in a file. Enough for a vendor
 * to see an infected file refused, without a real virus and without a scanner to install.
 */
final class EicarAntivirus implements Antivirus {

    /** Put together at run time: a file with the whole string would be taken away by the reader's own virus scanner. */
    private static final byte[] SIGNATURE = String.join(
                    "-", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "STANDARD", "ANTIVIRUS", "TEST", "FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    /** How much of the signature is still matched when the byte after so many does not fit (Knuth, Morris, Pratt). */
    private static final int[] FALLBACK = fallback();

    /** The EICAR test file. */
    static byte[] signature() {
        return SIGNATURE.clone();
    }

    @Override
    public Scan begin() {
        return new Search();
    }

    private static int[] fallback() {
        int[] table = new int[SIGNATURE.length];
        int matched = 0;
        for (int i = 1; i < SIGNATURE.length; i++) {
            while (matched > 0 && SIGNATURE[i] != SIGNATURE[matched]) {
                matched = table[matched - 1];
            }
            if (SIGNATURE[i] == SIGNATURE[matched]) {
                matched++;
            }
            table[i] = matched;
        }
        return table;
    }

    private static final class Search implements Scan {

        private int matched;

        @Override
        public void next(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length && matched < SIGNATURE.length; i++) {
                // Nearly every byte of nearly every file.
                if (matched == 0 && bytes[i] != SIGNATURE[0]) {
                    continue;
                }
                while (matched > 0 && bytes[i] != SIGNATURE[matched]) {
                    matched = FALLBACK[matched - 1];
                }
                if (bytes[i] == SIGNATURE[matched]) {
                    matched++;
                }
            }
        }

        @Override
        public boolean infected() {
            return matched == SIGNATURE.length;
        }

        @Override
        public void close() {
            // Nothing to release.
        }
    }
}
