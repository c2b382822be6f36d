package lu.lalux.assure.conformance.judge.worklist;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * A file of an invoice. One that is long is made anew each time, so that many sessions at once do not keep it; and its
 * digest waits until somebody asks, since most sessions end before they have seen it.
 */
public final class Attachment {

    private final String name;
    private final int size;
    private final byte[] beginning;
    private final Supplier<byte[]> source;
    private String sha256;

    private Attachment(String name, int size, byte[] beginning, Supplier<byte[]> source) {
        this.name = name;
        this.size = size;
        this.beginning = beginning;
        this.source = source;
    }

    /**
     * @param name of it
     * @param content of it
     * @return the file
     */
    public static Attachment of(String name, byte[] content) {
        return new Attachment(name, content.length, content, () -> content);
    }

    /**
     * @param name of it
     * @param size of the content, in bytes
     * @param beginning of the content
     * @param source makes the content, the same each time
     * @return the file, whose content is not kept
     */
    static Attachment made(String name, int size, byte[] beginning, Supplier<byte[]> source) {
        return new Attachment(name, size, beginning, source);
    }

    /**
     * @param other name
     * @return the same content under that name
     */
    public Attachment named(String other) {
        return new Attachment(other, size, beginning, source);
    }

    /** {@return its name, accents and spaces included} */
    public String name() {
        return name;
    }

    /** {@return the size of its content, in bytes} */
    public int size() {
        return size;
    }

    /** {@return the first bytes of its content, all of them if it is short; a long one is not made for them} */
    public byte[] beginning() {
        return beginning.clone();
    }

    /** {@return its content} */
    public byte[] content() {
        return source.get();
    }

    /** {@return the SHA-256 of its content, in hexadecimal digits} */
    public synchronized String sha256() {
        if (sha256 == null) {
            sha256 = digest(content());
        }
        return sha256;
    }

    /**
     * @param length of bytes
     * @param digest of these bytes
     * @return whether they are its content; only where the length is right is that made and digested
     */
    public boolean is(int length, String digest) {
        return length == size && sha256().equals(digest);
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
