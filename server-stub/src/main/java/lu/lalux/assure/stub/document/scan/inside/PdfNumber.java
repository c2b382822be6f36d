package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an object of a PDF is known by (ISO 32000-1, 7.3.10). */
record PdfNumber(int number, int generation) {

    private static final Pattern BEFORE = Pattern.compile("(?<!\\d)(\\d{1,8})[\0\t\n\f\r ]+(\\d{1,5})[\0\t\n\f\r ]+$");
    private static final int LENGTH = 40;

    /** The number that stands before the keyword {@code obj}. */
    static PdfNumber before(byte[] bytes, int keyword) throws IOException {
        return find(bytes, keyword)
                .orElseThrow(() -> new UnreadableException("a PDF with an encrypted object without a number"));
    }

    /** The same, if there is one. */
    static Optional<PdfNumber> find(byte[] bytes, int keyword) {
        int from = Math.max(0, keyword - LENGTH);
        Matcher found = BEFORE.matcher(new String(bytes, from, keyword - from, StandardCharsets.ISO_8859_1));
        return found.find()
                ? Optional.of(new PdfNumber(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }
}
