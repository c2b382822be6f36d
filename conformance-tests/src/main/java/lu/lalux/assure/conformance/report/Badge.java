package lu.lalux.assure.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.reading.Trait;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.result.Results;
import lu.lalux.assure.conformance.result.Verdict;

/** The verdict as a picture for a README: of the most demanding profile that was run. */
final class Badge {

    static final String FILE = "conformance.svg";

    private static final int PER_CHARACTER = 7;
    private static final int MARGIN = 20;

    private Badge() {}

    static void write(Path directory, Results results, Redaction redaction, Language language) throws IOException {
        Verdict verdict = results.verdicts().stream()
                .max(Comparator.comparing(Verdict::profile))
                .orElseThrow();
        Files.writeString(directory.resolve(FILE), redaction.apply(svg(verdict, results, language)));
    }

    private static String svg(Verdict verdict, Results results, Language language) {
        String left =
                "Assure " + results.contractVersion() + " " + verdict.profile().word() + reading(results, language);
        String right =
                verdict.result().word().in(language) + (verdict.failed() > 0 ? " (" + verdict.failed() + ")" : "");
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
                        colour(verdict.result()),
                        leftWidth,
                        rightWidth - 3,
                        leftWidth / 2,
                        leftWidth - MARGIN,
                        leftWidth + rightWidth / 2,
                        rightWidth - MARGIN);
    }

    /** By which reading of the document it was judged, where that is not the contract's: the decisions that it leaves. */
    private static String reading(Results results, Language language) {
        return results.readsOtherwise()
                ? results.readings().stream()
                        .flatMap(reading -> reading.traits().stream())
                        .map(Trait::decision)
                        .distinct()
                        .sorted(Comparator.comparing(decision -> Integer.valueOf(decision.substring(1))))
                        .collect(Collectors.joining(
                                " ", new Text(", autre lecture : ", ", other reading: ").in(language), ""))
                : "";
    }

    /** White text on each has a contrast of at least 4.5 to 1. */
    private static String colour(Verdict.Result result) {
        return switch (result) {
            case CONFORM -> "#1a7f37";
            case FAILING -> "#b3261e";
            case PARTIAL, UNSTABLE -> "#8a5700";
            case NONE -> "#5c5c5c";
        };
    }
}
