package lu.lalux.assure.stub.document.scan.inside;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A PDF (ISO 32000-1). Its streams are looked for in all of its bytes, wherever its tables say that they are: what a table leaves
 * out one program finds all the same. What is in those that clamd does not read is given to it.
 */
final class PdfFile {

    private static final byte[] OBJECT = ascii("obj");
    private static final byte[] OBJECT_END = ascii("endobj");
    private static final byte[] TRAILER = ascii("trailer");
    private static final byte[] STREAM = ascii("stream");
    private static final byte[] STREAM_END = ascii("endstream");
    private static final byte[] OPEN = ascii("<<");
    private static final byte[] CLOSE = ascii(">>");

    private static final int STREAMS = 20_000;

    private final byte[] bytes;
    private final Limits limits;
    private final Inspection inspection;

    private final List<PdfStream> streams = new ArrayList<>();
    private final PdfSecurity security = new PdfSecurity();

    /** Objects that are no more than a number, as the length of a stream may be: each by its own number. */
    private final Map<Long, Object> numbers = new HashMap<>();

    PdfFile(byte[] bytes, Limits limits, Inspection inspection) {
        this.bytes = bytes;
        this.limits = limits;
        this.inspection = inspection;
    }

    /** Whether there are objects of a PDF in a file, however it begins: some programs look for no more. */
    static boolean hasObjects(byte[] bytes) {
        return Bytes.indexOf(bytes, OBJECT_END, 0) >= 0;
    }

    /** Looks into each of its streams. */
    void look() throws IOException {
        limits.look(bytes.length);
        for (int i = Bytes.indexOf(bytes, OBJECT, 0); i >= 0; i = Bytes.indexOf(bytes, OBJECT, i + 1)) {
            if (i == 0 || !Character.isLetter(bytes[i - 1])) {
                read(i, i + OBJECT.length);
            }
        }
        for (int i = Bytes.indexOf(bytes, TRAILER, 0); i >= 0; i = Bytes.indexOf(bytes, TRAILER, i + 1)) {
            read(i, i + TRAILER.length);
        }
        requireAll();
        Optional<PdfEncryption> encryption = security.encryption();
        ClamdsPdf clamd = new ClamdsPdf(bytes, limits);
        for (PdfStream stream : streams) {
            boolean seen = encryption.isEmpty() && clamd.reads(stream);
            try (InputStream data = data(stream, encryption)) {
                if (seen) {
                    inspection.look(data);
                } else {
                    inspection.scan(data);
                }
            }
        }
    }

    private InputStream data(PdfStream stream, Optional<PdfEncryption> encryption) throws IOException {
        PdfFilters filters = new PdfFilters(stream.dictionary(), limits);
        int length = length(stream, encryption.isPresent() || !filters.knowTheEnd());
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        if (encryption.isPresent()) {
            byte[] range = Arrays.copyOfRange(bytes, stream.data(), stream.data() + length);
            byte[] decrypted = encryption.get().decrypted(stream, PdfNumber.before(bytes, stream.object()), range);
            if (decrypted.length == 0) {
                return InputStream.nullInputStream();
            }
            return filters.decoded(limits.looked(new ByteArrayInputStream(decrypted)));
        }
        int taken = filters.knowTheEnd() ? bytes.length - stream.data() : length;
        return filters.decoded(limits.looked(new ByteArrayInputStream(bytes, stream.data(), taken)));
    }

    /**
     * As the dictionary says, if the word follows that ends a stream; otherwise as far as that word. Where nothing else tells the
     * end, the dictionary has to be clear about it: the word may stand in the content too.
     */
    private int length(PdfStream stream, boolean nothingElse) throws IOException {
        Object said = stream.dictionary().get("Length");
        if (said instanceof PdfLexer.Reference elsewhere) {
            said = numbers.get(elsewhere.number());
        }
        boolean clear = said instanceof Long number && number >= 0;
        if (clear && said instanceof Long number && isFollowedByEnd(stream.data() + number)) {
            return number.intValue();
        }
        if (nothingElse && !clear) {
            throw new UnreadableException("a PDF with a stream whose length is not certain");
        }
        int end = Bytes.indexOf(bytes, STREAM_END, stream.data());
        int length = (end < 0 ? bytes.length : end) - stream.data();
        limits.look(length);
        return length;
    }

    private boolean isFollowedByEnd(long end) throws IOException {
        if (end < 0 || end > bytes.length) {
            return false;
        }
        PdfLexer behind = new PdfLexer(bytes, limits, (int) end);
        behind.skipBlanks();
        return behind.isAt(STREAM_END);
    }

    /** Reads the dictionary that may stand there, and notes the stream that it may belong to. */
    private void read(int object, int from) throws IOException {
        PdfLexer lexer = new PdfLexer(bytes, limits, from);
        lexer.skipBlanks();
        if (!lexer.isAt(OPEN)) {
            noteNumber(object, lexer);
            return;
        }
        int start = lexer.position();
        Map<String, Object> dictionary = lexer.dictionary();
        security.note(dictionary);
        lexer.skipBlanks();
        if (lexer.isAt(STREAM)) {
            if (streams.size() == STREAMS) {
                throw new UnreadableException("a PDF of more than " + STREAMS + " streams");
            }
            int keyword = lexer.position();
            streams.add(new PdfStream(dictionary, object, start, keyword, data(keyword + STREAM.length)));
        }
    }

    private void noteNumber(int object, PdfLexer lexer) throws IOException {
        Optional<Long> value = lexer.number();
        Optional<PdfNumber> number = PdfNumber.find(bytes, object);
        if (value.isPresent() && number.isPresent() && numbers.size() < STREAMS) {
            numbers.merge(
                    (long) number.get().number(),
                    value.get(),
                    (one, other) -> one.equals(other) ? one : PdfLexer.Doubtful.VALUE);
        }
    }

    /** The bytes begin behind the end of the line, or behind blanks that should not be there. */
    private int data(int keywordEnd) {
        int data = keywordEnd;
        while (data < bytes.length && (bytes[data] == ' ' || bytes[data] == '\t')) {
            data++;
        }
        if (data < bytes.length && bytes[data] == '\r') {
            data++;
        }
        if (data < bytes.length && bytes[data] == '\n') {
            data++;
        }
        return data;
    }

    /** What looks like the beginning of a stream is the beginning of one that was found. */
    private void requireAll() throws IOException {
        Set<Integer> found = new HashSet<>();
        streams.forEach(stream -> found.add(stream.keyword()));
        for (int i = Bytes.indexOf(bytes, STREAM, 0); i >= 0; i = Bytes.indexOf(bytes, STREAM, i + 1)) {
            int end = i + STREAM.length;
            boolean begins = end < bytes.length && (bytes[end] == '\r' || bytes[end] == '\n');
            if (begins && isBehindDictionary(i) && !found.contains(i)) {
                throw new UnreadableException("a PDF with a stream whose object cannot be read");
            }
        }
    }

    private boolean isBehindDictionary(int keyword) throws IOException {
        int last = keyword - 1;
        while (last > 0 && PdfLexer.isBlank(bytes[last])) {
            last--;
        }
        limits.look(keyword - last);
        return Bytes.isAt(bytes, CLOSE, last - 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
