package lu.lalux.assure.conformance.report;

import java.io.PrintStream;
import java.util.List;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;

/** What is printed for a person, in one language and without secrets. */
public abstract class Printout {

    private static final int LONGEST = 400;
    private static final int MOST_LINES = 24;

    protected final PrintStream out;
    protected final Language language;
    protected final Redaction redaction;

    /**
     * @param out where to
     * @param language of the texts
     * @param redaction what must not be seen
     */
    protected Printout(PrintStream out, Language language, Redaction redaction) {
        this.out = out;
        this.language = language;
        this.redaction = redaction;
    }

    protected final void say(String fr, String en) {
        out.println(language == Language.EN ? en : fr);
    }

    /** What follows is of one kind. */
    protected final void heading(Text title) {
        out.println();
        out.println(title.in(language));
    }

    /** What follows is to be mended. */
    protected final void section(Text title) {
        heading(new Text("── " + title.fr() + " ──", "── " + title.en() + " ──"));
    }

    /** What is wrong follows. */
    protected final void failure(String sign, String id, Text title, String source) {
        failure(sign, id, title);
        say("  Source : " + source, "  Source: " + source);
    }

    /** The same, where each thing that is wrong has its own source. */
    protected final void failure(String sign, String id, Text title) {
        heading(Text.both(sign + " " + id + " : " + clean(title)));
    }

    protected final void finding(Finding found, Text received) {
        String expected = clean(found.expected());
        String came = clean(found.received());
        say("  Attendu : " + expected, "  Expected: " + expected);
        say("  " + received.fr() + " : " + came, "  " + received.en() + ": " + came);
    }

    /** An exchange: as much of it as a person needs to know it again. */
    protected final void indent(String text) {
        List<String> lines = text.lines().toList();
        lines.stream().limit(MOST_LINES).forEach(line -> out.println("    | " + line));
        if (lines.size() > MOST_LINES) {
            out.println("    | …");
        }
        out.println("    |");
    }

    protected final String clean(Text text) {
        return clean(text.in(language));
    }

    protected String clean(String text) {
        return redaction.apply(text, LONGEST);
    }
}
