package lu.lalux.assure.conformance.report;

import java.io.IOException;
import java.io.Writer;

/** A picture for a README: what was judged on the left, what came of it on the right. */
final class Badge {

    private static final int PER_CHARACTER = 7;
    private static final int MARGIN = 20;

    private Badge() {}

    static void write(Report report, Writer out) throws IOException {
        String right = report.result().word().in(report.wording().language())
                + (report.failures() > 0 ? " (" + report.failures() + ")" : "");
        out.write(report.wording().redaction().apply(svg(report.subject(), right, report.result())));
    }

    private static String svg(String left, String right, Result result) {
        int leftWidth = left.length() * PER_CHARACTER + MARGIN;
        int rightWidth = right.length() * PER_CHARACTER + MARGIN;
        int width = leftWidth + rightWidth;
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
            <title>%2$s: %3$s</title>
            <rect width="%1$d" height="20" rx="3" fill="#333"/>
            <path fill="%4$s" d="M%5$d 0h%6$dq3 0 3 3v14q0 3-3 3h-%6$dz"/>
            <g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
            <text x="%7$d" y="14" textLength="%8$d">%2$s</text>
            <text x="%9$d" y="14" textLength="%10$d">%3$s</text>
            </g>
            </svg>
            """.formatted(
                        width,
                        Markup.escape(left),
                        Markup.escape(right),
                        result.colour(),
                        leftWidth,
                        rightWidth - 3,
                        leftWidth / 2,
                        leftWidth - MARGIN,
                        leftWidth + rightWidth / 2,
                        rightWidth - MARGIN);
    }
}
