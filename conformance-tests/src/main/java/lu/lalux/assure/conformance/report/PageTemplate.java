package lu.lalux.assure.conformance.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lu.lalux.assure.conformance.exchange.Redaction;

/**
 * Templates of pages: one file without scripts that asks nothing of any network. A name that the view does not know
 * ends the run: nothing is left out in silence.
 */
public final class PageTemplate {

    /**
     * A text that needs no more of it: already without secrets, and cut where a reader has enough.
     *
     * @param text as it is shown
     */
    public record Clean(String text) {}

    private static final String SHARED = "/lu/lalux/assure/conformance/report/";

    private PageTemplate() {}

    /**
     * Whatever stands in a place of the template loses its secrets first, then everything that could be markup.
     *
     * @param folder of resources where templates are; those that it does not have are those of all pages
     * @param name of the page's template
     * @param redaction what must not be written
     * @return the template
     */
    public static Template of(String folder, String name, Redaction redaction) {
        return Mustache.compiler()
                .withFormatter(value -> value instanceof Clean clean
                        ? clean.text()
                        : redaction.apply(value.toString(), Wording.LONGEST))
                .withEscaper(Markup::escape)
                .withLoader(wanted -> template(folder, wanted))
                .strictSections(true)
                .loadTemplate(name);
    }

    /** Without the last line break: what is put inside of a line has none. */
    private static Reader template(String folder, String name) throws IOException {
        for (String place : List.of(folder, SHARED)) {
            try (InputStream resource = PageTemplate.class.getResourceAsStream(place + name)) {
                if (resource != null) {
                    return new StringReader(
                            new String(resource.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
                }
            }
        }
        throw new IOException("no template " + name);
    }
}
