package lu.lalux.assure.conformance.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A PDF file of one empty page, with all that a reader asks for: a server that takes PDF files only, and looks at what
 * they are, keeps it.
 */
public final class SamplePdf {

    private static final String[] OBJECTS = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    };

    private SamplePdf() {}

    /**
     * @param text in ASCII, on one line, that makes it another file
     * @return the file
     */
    public static byte[] of(String text) {
        return of(text, 0);
    }

    /**
     * @param length in bytes, some hundreds at least
     * @return a file as long as that, blanks near its beginning
     */
    public static byte[] ofLength(int length) {
        int blanks = length - of("").length;
        byte[] file = of("", blanks);
        // With the offsets, which stand as decimals of ten digits, only the last one may have grown.
        return file.length == length ? file : of("", blanks - (file.length - length));
    }

    private static byte[] of(String text, int blanks) {
        String beginning = "%PDF-1.4\n% " + text;
        int before = beginning.length() + blanks;
        StringBuilder rest = new StringBuilder("\n");
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int number = 1; number <= OBJECTS.length; number++) {
            String offset = String.valueOf(before + rest.length());
            table.append("0".repeat(10 - offset.length())).append(offset).append(" 00000 n \n");
            rest.append(number).append(" 0 obj\n").append(OBJECTS[number - 1]).append("\nendobj\n");
        }
        int start = before + rest.length();
        rest.append("xref\n0 ").append(OBJECTS.length + 1).append('\n').append(table);
        rest.append("trailer\n<</Size ").append(OBJECTS.length + 1).append("/Root 1 0 R>>\n");
        rest.append("startxref\n").append(start).append("\n%%EOF\n");
        byte[] file = new byte[before + rest.length()];
        Arrays.fill(file, (byte) ' ');
        copy(beginning, file, 0);
        copy(rest.toString(), file, before);
        return file;
    }

    private static void copy(String ascii, byte[] file, int at) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, file, at, bytes.length);
    }
}
