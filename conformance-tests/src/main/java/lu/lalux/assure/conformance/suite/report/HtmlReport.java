package lu.lalux.assure.conformance.suite.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.report.PageTemplate;
import lu.lalux.assure.conformance.suite.result.Results;

/**
 * One page for two readers: who decides sees the verdicts and what to mend first, who mends sees the exchanges. It is one
 * file without scripts that asks nothing of any network; two radio buttons choose the language. What it looks like is
 * {@code report/page.html}.
 */
final class HtmlReport {

    static final String FILE = "conformance.html";

    private HtmlReport() {}

    static void write(Path directory, Results results, Redaction redaction, int exitCode, Language language)
            throws IOException {
        try (Writer file = Files.newBufferedWriter(directory.resolve(FILE))) {
            PageTemplate.of("page.html", redaction)
                    .execute(new HtmlPage(results, new Transcript(redaction), exitCode, language), file);
        }
    }
}
