package lu.lalux.assure.conformance.judge.worklist;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * A file of an invoice. One that is long is made anew each time, so that many sessions at once do not keep it.
 *
 * @param name of it, accents and spaces included
 * @param size of the content, in bytes
 * @param source makes the content, the same each time
 * @param sha256 of the content, in hexadecimal digits
 */
public record Attachment(String name, int size, Supplier<byte[]> source, String sha256) {

    /**
     * @param name of it
     * @param content of it
     * @return the file
     */
    public static Attachment of(String name, byte[] content) {
        return new Attachment(name, content.length, () -> content, digest(content));
    }

    /**
     * @param name of it
     * @param source makes the content, the same each time
     * @return the file, whose content is not kept
     */
    static Attachment made(String name, Supplier<byte[]> source) {
        byte[] content = source.get();
        return new Attachment(name, content.length, source, digest(content));
    }

    /**
     * @param other name
     * @return the same content under that name
     */
    public Attachment named(String other) {
        return new Attachment(other, size, source, sha256);
    }

    /** {@return its content} */
    public byte[] content() {
        return source.get();
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
