package lu.lalux.assure.conformance.suite.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Shield;
import lu.lalux.assure.conformance.suite.reading.Trait;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.Verdict;

/** The verdict as a picture for a README: of the most demanding profile that was run. */
final class Badge {

    static final String FILE = "conformance.svg";

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
        return Shield.svg(left, right, verdict.result().colour());
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
}
