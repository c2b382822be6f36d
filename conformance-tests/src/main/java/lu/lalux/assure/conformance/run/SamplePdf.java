package lu.lalux.assure.conformance.run;

import java.nio.charset.StandardCharsets;

/**
 * A PDF file of one empty page, with all that a reader asks for: a server that takes PDF files only, and looks at what they
 * are, keeps it.
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
        StringBuilder file = new StringBuilder("%PDF-1.4\n% ").append(text).append('\n');
        StringBuilder table = new StringBuilder("0000000000 65535 f \n");
        for (int number = 1; number <= OBJECTS.length; number++) {
            String offset = String.valueOf(file.length());
            table.append("0".repeat(10 - offset.length())).append(offset).append(" 00000 n \n");
            file.append(number).append(" 0 obj\n").append(OBJECTS[number - 1]).append("\nendobj\n");
        }
        int start = file.length();
        file.append("xref\n0 ").append(OBJECTS.length + 1).append('\n').append(table);
        file.append("trailer\n<</Size ").append(OBJECTS.length + 1).append("/Root 1 0 R>>\n");
        return file.append("startxref\n")
                .append(start)
                .append("\n%%EOF\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * @param length in bytes, some hundreds at least
     * @return a file as long as that, blanks near its beginning
     */
    public static byte[] ofLength(int length) {
        int blanks = length - of("").length;
        byte[] file = of(" ".repeat(blanks));
        // With the offsets, which stand as decimals of ten digits, only the last one may have grown.
        return file.length == length ? file : of(" ".repeat(blanks - (file.length - length)));
    }
}
