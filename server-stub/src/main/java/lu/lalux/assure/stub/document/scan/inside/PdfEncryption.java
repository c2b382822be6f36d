package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Decrypts the streams of a PDF that opens without a password: its standard security handler with the empty one (ISO 32000-1,
 * 7.6.3, and ISO 32000-2, 7.6.4).
 */
final class PdfEncryption {

    private static final byte[] PADDING =
            HexFormat.of().parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");

    private static final byte[] SALT = {'s', 'A', 'l', 'T'};
    private static final int BLOCK = 16;

    private enum Method {
        NONE,
        RC4,
        AES_128,
        AES_256
    }

    private final Method method;
    private final byte[] key;
    private final boolean metadata;

    private PdfEncryption(Method method, byte[] key, boolean metadata) {
        this.method = method;
        this.key = key;
        this.metadata = metadata;
    }

    /**
     * The encryption of a document.
     *
     * @param dictionary the one that the document names
     * @param id the first part of the document's identifier, empty if it has none
     * @throws UnreadableException when it is of another kind, or needs a password
     */
    static PdfEncryption of(Map<String, Object> dictionary, byte[] id) throws IOException {
        boolean metadata = dictionary.get("EncryptMetadata") != PdfLexer.Other.FALSE;
        Method method = method(dictionary);
        int revision = number(dictionary, "R");
        if (revision >= 5 != number(dictionary, "V") >= 5) {
            throw otherKind();
        }
        try {
            byte[] key = revision >= 5
                    ? newKey(revision, text(dictionary, "U", 48), text(dictionary, "UE", 32))
                    : oldKey(dictionary, revision, id, metadata);
            return new PdfEncryption(method, key, metadata);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has these algorithms", impossible);
        }
    }

    /** A stream's bytes. */
    byte[] decrypted(PdfStream stream, PdfNumber number, byte[] bytes) throws IOException {
        boolean plain = method == Method.NONE
                || stream.has("Type", "XRef")
                || !metadata && stream.has("Type", "Metadata")
                || PdfFilters.names(stream.dictionary()).contains("Crypt");
        try {
            return plain ? bytes : decrypted(number, bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has these algorithms", impossible);
        }
    }

    private byte[] decrypted(PdfNumber number, byte[] bytes) throws GeneralSecurityException {
        if (method == Method.RC4) {
            return rc4(objectKey(number, new byte[0]), bytes);
        }
        if (bytes.length < 2 * BLOCK) {
            return new byte[0];
        }
        byte[] aes = method == Method.AES_256 ? key : objectKey(number, SALT);
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(aes, "AES"), new IvParameterSpec(bytes, 0, BLOCK));
        // What is behind the last block is the end of a line.
        byte[] padded = cipher.doFinal(bytes, BLOCK, (bytes.length - BLOCK) / BLOCK * BLOCK);
        int padding = padded[padded.length - 1];
        return padding > 0 && padding <= BLOCK ? Arrays.copyOf(padded, padded.length - padding) : padded;
    }

    private byte[] objectKey(PdfNumber id, byte[] salt) throws GeneralSecurityException {
        int number = id.number();
        int generation = id.generation();
        byte[] object = {
            (byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) generation, (byte) (generation >> 8)
        };
        return Arrays.copyOf(md5(key, object, salt), Math.min(key.length + object.length, BLOCK));
    }

    private static Method method(Map<String, Object> dictionary) throws IOException {
        int version = number(dictionary, "V");
        boolean standard = new PdfLexer.Name("Standard").equals(dictionary.get("Filter"));
        if (standard && (version == 1 || version == 2)) {
            return Method.RC4;
        }
        Object streams = dictionary.get("StmF");
        boolean same = streams != null
                && Optional.ofNullable(dictionary.get("EFF")).orElse(streams).equals(streams);
        if (standard && (version == 4 || version == 5) && same && streams instanceof PdfLexer.Name name) {
            Object filter = dictionary.get("CF") instanceof Map<?, ?> filters ? filters.get(name.text()) : null;
            Object kind = filter instanceof Map<?, ?> map ? map.get("CFM") : null;
            if (name.text().equals("Identity")) {
                return Method.NONE;
            }
            if (kind instanceof PdfLexer.Name known) {
                return switch (known.text()) {
                    case "V2" -> Method.RC4;
                    case "AESV2" -> Method.AES_128;
                    case "AESV3" -> Method.AES_256;
                    default -> throw otherKind();
                };
            }
        }
        throw otherKind();
    }

    /** Algorithm 2, and algorithms 4 and 5 to see that it is right. */
    private static byte[] oldKey(Map<String, Object> dictionary, int revision, byte[] id, boolean metadata)
            throws IOException, GeneralSecurityException {
        int length = revision == 2 ? 5 : dictionary.get("Length") instanceof Long bits ? (int) (bits / 8) : 5;
        if (number(dictionary, "V") == 4) {
            length = BLOCK;
        }
        if (length < 5 || length > BLOCK) {
            throw otherKind();
        }
        byte[] rights = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(dictionary.get("P") instanceof Long value ? value.intValue() : 0)
                .array();
        byte[] open = revision >= 4 && !metadata ? new byte[] {-1, -1, -1, -1} : new byte[0];
        byte[] hash = md5(PADDING, text(dictionary, "O", 32), rights, id, open);
        for (int i = 0; revision >= 3 && i < 50; i++) {
            hash = md5(Arrays.copyOf(hash, length));
        }
        byte[] key = Arrays.copyOf(hash, length);
        byte[] expected = rc4(key, revision == 2 ? PADDING : md5(PADDING, id));
        for (int i = 1; revision >= 3 && i < 20; i++) {
            byte[] other = key.clone();
            for (int j = 0; j < other.length; j++) {
                other[j] ^= (byte) i;
            }
            expected = rc4(other, expected);
        }
        if (!Arrays.equals(expected, Arrays.copyOf(text(dictionary, "U", 32), expected.length))) {
            throw needsPassword();
        }
        return key;
    }

    /** Algorithm 2.A, with what the user's key and its check are made of. */
    private static byte[] newKey(int revision, byte[] user, byte[] encrypted)
            throws IOException, GeneralSecurityException {
        byte[] check = hash(revision, Arrays.copyOfRange(user, 32, 40));
        if (!Arrays.equals(check, Arrays.copyOf(user, 32))) {
            throw needsPassword();
        }
        byte[] key = hash(revision, Arrays.copyOfRange(user, 40, 48));
        return aes(Cipher.DECRYPT_MODE, key, new byte[BLOCK], encrypted);
    }

    /** Algorithm 2.B, for a password that is empty. */
    private static byte[] hash(int revision, byte[] salt) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(salt);
        int last = 0;
        for (int round = 0; revision >= 6 && (round < 64 || last > round - 32); round++) {
            byte[] repeated = new byte[64 * hash.length];
            for (int i = 0; i < 64; i++) {
                System.arraycopy(hash, 0, repeated, i * hash.length, hash.length);
            }
            byte[] encrypted = aes(
                    Cipher.ENCRYPT_MODE,
                    Arrays.copyOf(hash, BLOCK),
                    Arrays.copyOfRange(hash, BLOCK, 2 * BLOCK),
                    repeated);
            int sum = 0;
            for (int i = 0; i < BLOCK; i++) {
                sum += encrypted[i] & 0xFF;
            }
            String algorithm = sum % 3 == 0 ? "SHA-256" : sum % 3 == 1 ? "SHA-384" : "SHA-512";
            hash = MessageDigest.getInstance(algorithm).digest(encrypted);
            last = encrypted[encrypted.length - 1] & 0xFF;
        }
        return Arrays.copyOf(hash, 32);
    }

    private static byte[] aes(int mode, byte[] key, byte[] iv, byte[] bytes) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
        return cipher.doFinal(bytes);
    }

    private static byte[] rc4(byte[] key, byte[] bytes) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RC4");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "RC4"));
        return cipher.doFinal(bytes);
    }

    private static byte[] md5(byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static int number(Map<String, Object> dictionary, String key) {
        return dictionary.get(key) instanceof Long number ? number.intValue() : 0;
    }

    private static byte[] text(Map<String, Object> dictionary, String key, int length) throws IOException {
        if (dictionary.get(key) instanceof PdfLexer.Text text && text.bytes().length >= length) {
            return Arrays.copyOf(text.bytes(), length);
        }
        throw otherKind();
    }

    private static UnreadableException otherKind() {
        return new UnreadableException("a PDF that is encrypted in another way");
    }

    private static UnreadableException needsPassword() {
        return new UnreadableException("a PDF that needs a password");
    }
}
