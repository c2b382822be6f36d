package lu.lalux.assure.conformance.judge.wire;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import lu.lalux.assure.conformance.exchange.Header;

/**
 * An answer, and how it leaves.
 *
 * @param status of it
 * @param headers in their order, names as they are to be written; neither {@code Content-Length} nor
 *     {@code Transfer-Encoding}
 * @param body of it
 * @param manner how it leaves
 */
public record WireAnswer(int status, List<Header> headers, byte[] body, Manner manner) {

    /** How much of an answer leaves. */
    public enum End {
        /** All of it. */
        WHOLE,
        /** Nothing: the connection is reset, without a byte. */
        LOST,
        /** Half of it, then the connection is reset; of an answer without a body, half of its head. */
        HALF
    }

    /**
     * How an answer leaves.
     *
     * @param delay before its first byte
     * @param chunked in chunks, else with {@code Content-Length}
     * @param zipped whether the body is compressed by gzip, which {@code Content-Encoding} says
     * @param closing whether the connection is closed behind it, which {@code Connection: close} says
     * @param smallLetters whether the names of its headers are written in small letters
     * @param end how much of it leaves
     */
    public record Manner(
            Duration delay, boolean chunked, boolean zipped, boolean closing, boolean smallLetters, End end) {
        /** At once, with its length, whole, on a connection that stays open. */
        public static final Manner USUAL = new Manner(Duration.ZERO, false, false, false, false, End.WHOLE);

        /**
         * @param later than it would
         * @return the same, but later
         */
        public Manner after(Duration later) {
            return new Manner(later, chunked, zipped, closing, smallLetters, end);
        }

        /** {@return the same, in chunks} */
        public Manner inChunks() {
            return new Manner(delay, true, zipped, closing, smallLetters, end);
        }

        /** {@return the same, compressed} */
        public Manner compressed() {
            return new Manner(delay, chunked, true, closing, smallLetters, end);
        }

        /** {@return the same, and the connection closed behind it} */
        public Manner thenClosed() {
            return new Manner(delay, chunked, zipped, true, smallLetters, end);
        }

        /** {@return the same, with names of headers in small letters} */
        public Manner inSmallLetters() {
            return new Manner(delay, chunked, zipped, closing, true, end);
        }

        /**
         * @param headers of an answer
         * @return the same, as they are written
         */
        List<Header> written(List<Header> headers) {
            return smallLetters
                    ? headers.stream()
                            .map(header -> new Header(header.name().toLowerCase(Locale.ROOT), header.value()))
                            .toList()
                    : headers;
        }

        /**
         * @param other how much of it
         * @return the same, but for how much of it leaves
         */
        public Manner ending(End other) {
            return new Manner(delay, chunked, zipped, closing, smallLetters, other);
        }
    }

    /** Keeps what it was given. */
    public WireAnswer {
        headers = List.copyOf(headers);
        for (Header header : headers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (name.equals("content-length") || name.equals("transfer-encoding")) {
                throw new IllegalArgumentException("the server writes it: " + header.name());
            }
        }
    }

    /** {@return its headers as they are written} */
    public List<Header> written() {
        return manner.written(headers);
    }
}
