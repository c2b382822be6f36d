package lu.lalux.assure.conformance.judge.worklist;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of an invoice.
 *
 * @param name of it, accents and spaces included
 * @param content of it
 * @param sha256 of the content, in hexadecimal digits
 */
public record Attachment(String name, byte[] content, String sha256) {

    /**
     * @param name of it
     * @param content of it
     * @return the file
     */
    public static Attachment of(String name, byte[] content) {
        return new Attachment(name, content, digest(content));
    }

    /**
     * @param content of a file
     * @return its SHA-256 in hexadecimal digits
     */
    public static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
