package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What clamd 1.4 sees of a PDF. It looks for the words {@code obj}, {@code stream}, {@code endstream} and {@code endobj} in the bytes,
 * wherever they stand, and counts angle brackets without knowing of strings; it leaves out the streams of pictures, unless
 * they are JPEGs, and those with filters that it does not know. So only plain streams are certain to be read as they are written.
 */
final class ClamdsPdf {

    private static final byte[] HEADER = ascii("%PDF-");
    private static final byte[] OBJECT = ascii("obj");
    private static final byte[] OBJECT_END = ascii("endobj");
    private static final byte[] STREAM_END = ascii("endstream");

    /** A number, a generation and the keyword, each with one blank before it. */
    private static final Pattern BEGINNING = Pattern.compile(".*[\\s>]\\d{1,7} \\d{1,5}[ \n]", Pattern.DOTALL);

    private static final int BEGINNING_LENGTH = 16;

    /** In a dictionary: what is not a plain list of names, numbers, references and arrays of them. */
    private static final Pattern OUT_OF_THE_ORDINARY = Pattern.compile(
            "[<>()#%{}\0\f\u0080-\u00FF]|/(XRef|ObjStm|Image\\b|Crypt|DecodeParms|DP\\b|F\\b|FFilter)|obj|stream|/[^/\\s]{60}");

    /** What makes no difference to a JPEG: clamd takes its bytes as they are. */
    private static final Pattern OF_A_JPEG = Pattern.compile("/Image\\b|/DecodeParms\\s*<<[^<>()#%]*>>");

    private static final Set<List<String>> FILTERS = Set.of(
            List.of(),
            List.of("FlateDecode"),
            List.of("ASCII85Decode"),
            List.of("ASCIIHexDecode"),
            List.of("ASCII85Decode", "FlateDecode"));

    private static final List<String> JPEG = List.of("DCTDecode");
    private static final int MAX_DICTIONARY = 2_048;

    private final byte[] bytes;
    private final Limits limits;
    private final boolean begins;
    private final Set<Integer> objects;

    ClamdsPdf(byte[] bytes, Limits limits) throws IOException {
        this.bytes = bytes;
        this.limits = limits;
        this.begins = Bytes.isAt(bytes, HEADER, 0);
        this.objects = objects();
    }

    /** Whether it is certain to read this stream to its end. */
    boolean reads(PdfStream stream) throws IOException {
        int length = stream.keyword() - stream.start();
        if (!begins || !objects.contains(stream.object()) || length > MAX_DICTIONARY) {
            return false;
        }
        String whole = new String(bytes, stream.start(), length, StandardCharsets.ISO_8859_1).stripTrailing();
        if (!whole.endsWith(">>")) {
            return false;
        }
        String inner = whole.substring(2, whole.length() - 2);
        List<String> filters = PdfFilters.names(stream.dictionary());
        boolean plain =
                FILTERS.contains(filters) && !OUT_OF_THE_ORDINARY.matcher(inner).find();
        boolean jpeg = JPEG.equals(filters)
                && !OUT_OF_THE_ORDINARY
                        .matcher(OF_A_JPEG.matcher(inner).replaceAll(""))
                        .find();
        return (plain || jpeg) && isBounded(stream);
    }

    /** Its length is right, and neither word that ends it stands within it. */
    private boolean isBounded(PdfStream stream) throws IOException {
        if (!(stream.dictionary().get("Length") instanceof Long length)) {
            return false;
        }
        long end = (long) stream.data() + length;
        int endStream = Bytes.indexOf(bytes, STREAM_END, stream.data());
        int endObject = Bytes.indexOf(bytes, OBJECT_END, stream.start());
        limits.look(Math.max(0, endObject - stream.start()));
        int between = endStream + STREAM_END.length;
        return endStream >= end
                && endStream <= end + 2
                && endObject >= between
                && new String(bytes, between, endObject - between, StandardCharsets.ISO_8859_1).isBlank();
    }

    /** Where those objects begin that it takes for one: those that do not stand before the end of another. */
    private Set<Integer> objects() throws IOException {
        limits.look(bytes.length);
        Set<Integer> found = new TreeSet<>();
        int free = 0;
        for (int i = Bytes.indexOf(bytes, OBJECT, 0); i >= 0; i = Bytes.indexOf(bytes, OBJECT, i + 1)) {
            if (i >= free && i > 0 && PdfLexer.isBlank(bytes[i - 1])) {
                int before = Math.max(0, i - BEGINNING_LENGTH);
                if (BEGINNING
                        .matcher(new String(bytes, before, i - before, StandardCharsets.ISO_8859_1))
                        .matches()) {
                    found.add(i);
                }
                int end = Bytes.indexOf(bytes, OBJECT_END, i);
                free = end < 0 ? bytes.length : end + OBJECT_END.length;
            }
        }
        return found;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
