package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import org.jspecify.annotations.Nullable;

/**
 * Decodes Base64 (RFC 4648, section 4, with padding) as it comes. Line breaks are ignored (D23); anything else that is
 * not of the alphabet, padding that is missing and content after the padding are not. After the first fault the rest is
 * passed over.
 */
final class Base64Decoding extends Writer {

    static final int BLOCK = 65_536;

    /** So many characters are three bytes. */
    private static final int GROUP = 4;

    /**
     * Whether a character is one of the alphabet. A table, since comparisons of random characters would be branches
     * that the processor guesses wrong.
     */
    private static final boolean[] ALPHABET = alphabet();

    private final OutputStream decoded;
    private final byte[] block = new byte[BLOCK];
    private final byte[] bytes = new byte[BLOCK / GROUP * 3];
    private final Base64.Decoder decoder = Base64.getDecoder();

    private int filled;
    private long position;
    private boolean padded;
    private @Nullable Message fault;

    Base64Decoding(OutputStream decoded) {
        this.decoded = decoded;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        int end = offset + length;
        int i = offset;
        while (i < end && fault == null) {
            i += takeMany(characters, i, end);
            if (i < end) {
                takeOne(characters[i]);
                i++;
            }
        }
    }

    /**
     * Takes the content's first bytes, as long as they are whole groups of the alphabet, which the JDK's decoder finds
     * out by itself and at once. The last group, which may be padded, and everything out of the ordinary come by
     * {@link #write}.
     *
     * @return how many bytes were taken
     */
    int take(byte[] ascii, int length) throws IOException {
        boolean whole = length == ascii.length && length % GROUP == 0 && length > 0 && ascii[length - 1] != '=';
        int groups = Math.min(BLOCK, whole ? length : Math.max(0, length - GROUP) / GROUP * GROUP);
        if (groups == 0 || ascii[groups - 1] == '=') {
            return 0;
        }
        try {
            int written = decoder.decode(groups == ascii.length ? ascii : Arrays.copyOf(ascii, groups), bytes);
            decoded.write(bytes, 0, written);
            position += groups;
            return groups;
        } catch (IllegalArgumentException outOfTheOrdinary) {
            return 0;
        }
    }

    /** What is wrong with the content, when all of it was written. */
    Optional<Message> finish() throws IOException {
        if (fault == null) {
            decode();
        }
        return Optional.ofNullable(fault);
    }

    @Override
    public void flush() {
        // A block is decoded when it is full.
    }

    @Override
    public void close() {
        // The stream that takes the bytes is its owner's to close.
    }

    /**
     * Takes what is of the alphabet, as far as there is room in the block: nearly everything goes this way, and
     * quickly.
     */
    private int takeMany(char[] characters, int from, int end) {
        int room = padded ? 0 : BLOCK - 1 - filled;
        int limit = Math.min(end, from + room);
        int to = filled;
        int i = from;
        while (i < limit && characters[i] < ALPHABET.length && ALPHABET[characters[i]]) {
            block[to++] = (byte) characters[i++];
        }
        filled = to;
        position += i - from;
        return i - from;
    }

    private void takeOne(char character) throws IOException {
        position++;
        if (character == '\n' || character == '\r') {
            return;
        }
        padded |= character == '=';
        if (character != '=' && (padded || character >= ALPHABET.length || !ALPHABET[character])) {
            fault = Message.of("document.base64.character", Excerpt.of(String.valueOf(character)), position);
            return;
        }
        block[filled++] = (byte) character;
        if (filled == BLOCK) {
            decode();
        }
    }

    private void decode() throws IOException {
        try {
            // The decoder writes into an array that is large enough for a whole block; the input is cut to what is
            // there.
            int length = decoder.decode(filled == BLOCK ? block : Arrays.copyOf(block, filled), bytes);
            requirePadding();
            decoded.write(bytes, 0, length);
        } catch (IllegalArgumentException badPadding) {
            fault = Message.of("document.base64.padding");
        }
        filled = 0;
    }

    /** The JDK's decoder takes a last group without its padding. */
    private void requirePadding() {
        if (filled % GROUP != 0) {
            throw new IllegalArgumentException("Not a multiple of four characters");
        }
    }

    private static boolean[] alphabet() {
        boolean[] alphabet = new boolean[128];
        for (char character : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray()) {
            alphabet[character] = true;
        }
        return alphabet;
    }
}
