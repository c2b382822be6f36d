package lu.lalux.assure.conformance.suite.reglement;

import java.nio.charset.StandardCharsets;

/**
 * The EICAR test file, which every virus scanner takes for a virus and which is harmless. It is put together at run
 * time: neither the sources nor the classes contain it, so that no scanner removes the suite itself.
 */
final class Eicar {

    /** Each character is the one before the right one. */
    private static final String SHIFTED = "W4N O$?@OZ3[OYW43'O](6BB(6|#DHB@Q,RS@MC@QC,@MSHUHQTR,SDRS,EHKD #G*G)";

    private Eicar() {}

    static byte[] bytes() {
        byte[] bytes = SHIFTED.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i]++;
        }
        return bytes;
    }
}
