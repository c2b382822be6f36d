package lu.lalux.assure.cli.sending;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.table.TableName;

/** What became of a folder, as a page that a person can print and file: HTML that needs nothing from elsewhere. */
public final class SummaryPage {

    /** What a person has to do something about comes first. */
    private static final List<State> SECTIONS =
            List.of(State.TO_MEND, State.REFUSED, State.WAITING, State.ACCEPTED, State.ACCEPTED_BEFORE, State.TWICE);

    private static final String STYLE = """
            :root { color-scheme: light; }
            @page { size: A4; margin: 15mm; }
            body { font: 11pt/1.4 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 180mm; margin: 10mm auto; }
            h1 { font-size: 18pt; margin: 0 0 4mm; }
            h2 { font-size: 13pt; margin: 8mm 0 2mm; break-after: avoid; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 1mm 5mm; margin: 0; }
            dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid #ccc; padding: 1.5mm 2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
            tbody th { font-weight: normal; } tfoot { font-weight: 600; }
            thead { display: table-header-group; } tr { break-inside: avoid; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; } td.n { white-space: nowrap; }
            .next { border: 1px solid #1a1a1a; padding: 3mm 4mm; margin: 6mm 0; font-weight: 600; }
            ul { margin: 1mm 0 0; padding-left: 5mm; }
            table.list { table-layout: fixed; } thead th { white-space: nowrap; overflow-wrap: normal; }
            table.list th:first-child { width: 34mm; } table.list th.d { width: 25mm; } table.list th.c { width: 34mm; }
            table.list th.n { width: 37mm; } tr.why td { padding-top: 0; } tr.why { break-before: avoid; }
            table.list tr:has(+ tr.why) > * { border-bottom: none; padding-bottom: 0; }
            @media print { body { margin: 0; max-width: none; } }
            """;

    private final Summary summary;
    private final boolean production;
    private final Texts texts;
    private final Wording wording;

    /** @param production whether it is LALUX itself that recorded and refused: another server is one to try */
    public SummaryPage(Summary summary, boolean production, Texts texts) {
        this.summary = summary;
        this.production = production;
        this.texts = texts;
        this.wording = new Wording(texts);
    }

    /**
     * Writes the page; a line of it at a time is in memory, and the writer stays open.
     *
     * @param about what the run was about: a name, and what it was
     */
    public void write(Writer output, ZonedDateTime at, Map<String, String> about) throws IOException {
        Locale locale = texts.locale();
        String title = ofServer("page.title");
        String when =
                DateTimeFormatter.ofPattern(texts.say("page.moment"), locale).format(at);
        output.write("<!doctype html>\n<html lang=\"" + locale.getLanguage() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + title + " – "
                + escaped(when) + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n<main>\n<h1>" + title
                + "</h1>\n<dl>\n" + term(texts.say("page.when"), when));
        for (Map.Entry<String, String> one : about.entrySet()) {
            output.write(term(one.getKey(), one.getValue()));
        }
        output.write("</dl>\n"
                + (production ? "" : "<p class=\"next\">" + said("page.elsewhere") + "</p>\n")
                + "<p class=\"next\">" + escaped(summary.conclusion(texts)) + "</p>\n");
        notices(output);
        totals(output);
        for (State state : SECTIONS) {
            section(output, state);
        }
        output.write("</main>\n</body>\n</html>\n");
    }

    private void notices(Writer output) throws IOException {
        if (summary.notices().isEmpty()) {
            return;
        }
        output.write("<h2>" + said("page.notices") + "</h2>\n<ul>\n");
        for (String notice : summary.notices()) {
            output.write("<li>" + escaped(notice) + "</li>\n");
        }
        output.write("</ul>\n");
    }

    private void totals(Writer output) throws IOException {
        output.write("<h2>" + said("page.totals") + "</h2>\n<table>\n<thead><tr><th scope=\"col\">" + said("page.state")
                + "</th><th scope=\"col\" class=\"n\">" + said("page.count") + "</th><th scope=\"col\" class=\"n\">"
                + said("page.amount")
                + "</th></tr></thead>\n<tbody>\n");
        for (State state : SECTIONS) {
            int count = summary.counts().get(state);
            if (count > 0) {
                output.write("<tr><th scope=\"row\">" + name(state) + "</th><td class=\"n\">" + count
                        + "</td><td class=\"n\">" + sum(state, count) + "</td></tr>\n");
            }
        }
        output.write("</tbody>\n<tfoot><tr><th scope=\"row\">" + said("page.all") + "</th><td class=\"n\">"
                + summary.outcomes().size() + "</td><td></td></tr></tfoot>\n</table>\n");
        if (summary.withoutDetail() > 0) {
            output.write("<p>" + escaped(texts.say("batch.without-details", summary.withoutDetail())) + "</p>\n");
        }
    }

    private void section(Writer output, State state) throws IOException {
        List<Outcome> outcomes = of(state).toList();
        if (outcomes.isEmpty()) {
            return;
        }
        boolean conflicts = state == State.REFUSED && summary.onlyConflictsRefused();
        output.write("<h2>" + name(state) + "</h2>\n<p>"
                + said(conflicts ? "batch.conflicts" : "page.do." + state.word())
                + "</p>\n<table class=\"list\">\n<thead><tr>" + heading("reference", "") + heading("date", "d")
                + heading("claim", "c") + heading("source", "") + heading("amount", "n")
                + "</tr></thead>\n<tbody>\n");
        for (Outcome outcome : outcomes) {
            output.write("<tr><th scope=\"row\">" + shown(outcome.reference()) + "</th><td>"
                    + (outcome.date() == null ? "–" : day(outcome.date())) + "</td><td>" + shown(outcome.claim())
                    + "</td><td>" + escaped(TableName.words(outcome.source(), texts)) + "</td><td class=\"n\">"
                    + (outcome.amount() == null ? "–" : amount(outcome.amount())) + "</td></tr>\n" + why(outcome));
        }
        output.write("</tbody>\n</table>\n");
    }

    private String heading(String word, String kind) {
        return "<th scope=\"col\"" + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + ">" + said("page." + word)
                + "</th>";
    }

    private static String shown(String value) {
        return value == null ? "–" : escaped(value);
    }

    /** As a person writes it; what is no day stays as it was read. */
    private String day(String date) {
        try {
            return DateTimeFormatter.ofPattern(texts.say("page.day"), texts.locale())
                    .format(LocalDate.parse(date));
        } catch (DateTimeException e) {
            return escaped(date);
        }
    }

    /** Under its line, over the whole width: there is more to say than a column holds. */
    private String why(Outcome outcome) {
        StringBuilder list = new StringBuilder();
        for (Finding finding : outcome.findings()) {
            list.append("<li>").append(escaped(wording.line(finding).strip())).append("</li>");
        }
        if (outcome.refusal() != null) {
            wording.lines(outcome.refusal())
                    .forEach(line ->
                            list.append("<li>").append(escaped(line.strip())).append("</li>"));
        }
        return list.isEmpty() ? "" : "<tr class=\"why\"><td colspan=\"5\"><ul>" + list + "</ul></td></tr>\n";
    }

    private Stream<Outcome> of(State state) {
        return summary.outcomes().stream().filter(outcome -> outcome.state() == state);
    }

    /** Who recorded it, or refused it, is not always LALUX. */
    private String name(State state) {
        return ofServer("page.state." + state.word());
    }

    private String ofServer(String key) {
        String elsewhere = key + ".elsewhere";
        return said(production || !texts.bundle().containsKey(elsewhere) ? key : elsewhere);
    }

    /** Of those whose amount could be read; how many are without is said. */
    private String sum(State state, int count) {
        List<BigDecimal> amounts =
                of(state).map(Outcome::amount).filter(Objects::nonNull).toList();
        if (amounts.isEmpty()) {
            return "–";
        }
        int without = count - amounts.size();
        return amount(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                + (without == 0 ? "" : escaped(texts.say("page.without-amount", without)));
    }

    private String amount(BigDecimal amount) {
        return escaped(String.format(texts.locale(), "%,.2f", amount));
    }

    private static String term(String name, String value) {
        return "<dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd>\n";
    }

    private String said(String key) {
        return escaped(texts.say(key));
    }

    private static String escaped(String text) {
        return Wording.printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
