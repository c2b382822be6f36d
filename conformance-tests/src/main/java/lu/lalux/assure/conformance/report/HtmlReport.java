package lu.lalux.assure.conformance.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.result.Results;

/**
 * One page for two readers: who decides sees the verdicts and what to mend first, who mends sees the exchanges. It is one
 * file without scripts that asks nothing of any network; two radio buttons choose the language. What it looks like is
 * {@code report/page.html}. A name there that {@link HtmlPage} does not know ends the run: nothing is left out in silence.
 */
final class HtmlReport {

    static final String FILE = "conformance.html";

    private static final String TEMPLATES = "/lu/lalux/assure/conformance/report/";
    private static final int LONGEST = 600;

    private HtmlReport() {}

    static void write(Path directory, Results results, Redaction redaction, int exitCode, Language language)
            throws IOException {
        try (Writer file = Files.newBufferedWriter(directory.resolve(FILE))) {
            page(redaction).execute(new HtmlPage(results, new Transcript(redaction), exitCode, language), file);
        }
    }

    /** Whatever stands in a place of the template loses its secrets first, then everything that could be markup. */
    private static Template page(Redaction redaction) {
        return Mustache.compiler()
                .withFormatter(value -> value instanceof HtmlPage.Written written
                        ? written.text()
                        : redaction.apply(value.toString(), LONGEST))
                .withEscaper(Markup::escape)
                .withLoader(HtmlReport::template)
                .strictSections(true)
                .loadTemplate("page.html");
    }

    /** Without the last line break: what is put inside of a line has none. */
    private static Reader template(String name) throws IOException {
        try (InputStream resource = HtmlReport.class.getResourceAsStream(TEMPLATES + name)) {
            return new StringReader(new String(resource.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
        }
    }
}
