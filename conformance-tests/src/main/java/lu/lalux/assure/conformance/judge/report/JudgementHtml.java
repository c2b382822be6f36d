package lu.lalux.assure.conformance.judge.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.report.PageTemplate;

/** The page: who decides sees the verdict and what to mend first, who mends sees the exchanges. */
final class JudgementHtml {

    static final String FILE = "judgement.html";

    private static final String TEMPLATES = "/lu/lalux/assure/conformance/judge/report/";

    private JudgementHtml() {}

    static void write(Path directory, Judgement judgement, Redaction redaction, Language language) throws IOException {
        try (Writer file = Files.newBufferedWriter(directory.resolve(FILE))) {
            PageTemplate.of(TEMPLATES, "judgement.html", redaction)
                    .execute(new JudgementPage(judgement, new WireTranscript(redaction, judgement), language), file);
        }
    }
}
