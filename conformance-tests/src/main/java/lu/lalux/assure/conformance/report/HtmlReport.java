package lu.lalux.assure.conformance.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.result.Nonconformity;
import lu.lalux.assure.conformance.result.Outcome;
import lu.lalux.assure.conformance.result.Outcome.State;
import lu.lalux.assure.conformance.result.Results;
import lu.lalux.assure.conformance.result.Urgency;
import lu.lalux.assure.conformance.result.Verdict;

/**
 * One page for two readers: who decides sees the verdicts and what to mend first, who mends sees the exchanges. It is one
 * file without scripts that asks nothing of any network; two radio buttons choose the language.
 */
final class HtmlReport {

    static final String FILE = "conformance.html";

    private static final String STYLE = "/lu/lalux/assure/conformance/report.css";
    private static final int LONGEST = 600;
    private static final int FIRST = 3;

    private final StringBuilder page = new StringBuilder();
    private final Results results;
    private final Redaction redaction;
    private final Transcript transcript;

    private HtmlReport(Results results, Redaction redaction) {
        this.results = results;
        this.redaction = redaction;
        this.transcript = new Transcript(redaction);
    }

    static void write(Path directory, Results results, Redaction redaction, int exitCode, Language language)
            throws IOException {
        Files.writeString(directory.resolve(FILE), new HtmlReport(results, redaction).page(exitCode, language));
    }

    private String page(int exitCode, Language language) {
        boolean french = language == Language.FR;
        // No script, nothing from elsewhere: what a server answered cannot act in the reader's browser.
        page.append("<!DOCTYPE html>\n<html lang=\"")
                .append(french ? "fr" : "en")
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(french ? "Rapport de conformité Assure" : "Assure conformance report")
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n");
        choice("fr", "Français", french);
        choice("en", "English", !french);
        page.append("<main>\n<h1>")
                .append(both(new Text("Rapport de conformité Assure", "Assure conformance report")))
                .append("</h1>\n");
        verdicts();
        facts(exitCode);
        first();
        failures();
        others();
        data();
        tests();
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void choice(String id, String name, boolean chosen) {
        page.append("<input class=\"choice\" type=\"radio\" name=\"langue\" id=\"")
                .append(id)
                .append(chosen ? "\" checked>" : "\">")
                .append("<label class=\"choice\" for=\"")
                .append(id)
                .append("\" lang=\"")
                .append(id)
                .append("\">")
                .append(name)
                .append("</label>\n");
    }

    private void verdicts() {
        page.append("<ul class=\"verdicts\">\n");
        for (Verdict verdict : results.verdicts()) {
            page.append("<li class=\"")
                    .append(verdict.result().name())
                    .append("\">")
                    .append(both(new Text("Profil ", "Profile ")))
                    .append("<code>")
                    .append(verdict.profile().word())
                    .append("</code><strong>")
                    .append(sign(verdict.result()))
                    .append(' ')
                    .append(both(verdict.result().word()))
                    .append("</strong>")
                    .append(both(new Text(
                            verdict.passed() + " réussis, " + verdict.failed() + " échoués, " + verdict.skipped()
                                    + " sautés, " + verdict.unstable() + " instables",
                            verdict.passed() + " passed, " + verdict.failed() + " failed, " + verdict.skipped()
                                    + " skipped, " + verdict.unstable() + " unstable")))
                    .append("</li>\n");
        }
        page.append("</ul>\n");
        if (results.vacuous()) {
            notice(new Text(
                    "Presque rien n'a été essayé, ou presque toutes les réponses sont 401 : il n'y a pas de verdict. "
                            + "Vérifiez les identifiants, les portées et les adresses.",
                    "Hardly anything was tested, or nearly every answer is 401: there is no verdict. "
                            + "Check credentials, scopes and addresses."));
        }
        if (results.stopped()) {
            notice(new Text(
                    "Arrêté au premier échec : le reste n'a pas été essayé.",
                    "Stopped at the first failure: the rest was not tested."));
        }
    }

    private void notice(Text text) {
        page.append("<p class=\"notice\">").append(both(text)).append("</p>\n");
    }

    private void facts(int exitCode) {
        Map<Text, String> facts = new LinkedHashMap<>();
        facts.put(new Text("Cible", "Target"), results.target().api().toString());
        facts.put(new Text("Contrat", "Contract"), results.contractVersion());
        facts.put(new Text("Suite", "Suite"), results.suiteVersion());
        facts.put(new Text("Début", "Start"), results.started().toString());
        facts.put(new Text("Durée", "Duration"), results.duration().toMillis() / 1000.0 + " s");
        facts.put(new Text("Code de sortie", "Exit code"), String.valueOf(exitCode));
        facts.put(new Text("Empreinte de la liste des essais", "Hash of the list of tests"), results.testListHash());
        page.append("<dl class=\"facts\">\n");
        facts.forEach((name, value) -> page.append("<dt>")
                .append(both(name))
                .append("</dt><dd>")
                .append(clean(value))
                .append("</dd>\n"));
        page.append("</dl>\n");
    }

    /** For who decides: how much is wrong, in which order it is mended. */
    private void first() {
        heading("reparer", new Text("À réparer d'abord", "What to mend first"));
        List<Outcome> failures = results.failures();
        if (failures.isEmpty()) {
            page.append("<p>")
                    .append(both(new Text("Aucun échec.", "No failure.")))
                    .append("</p>\n");
            return;
        }
        Map<Urgency, List<Outcome>> grouped = failures.stream()
                .collect(Collectors.groupingBy(
                        outcome -> Urgency.of(outcome.requirement()), LinkedHashMap::new, Collectors.toList()));
        page.append("<ol>\n");
        grouped.forEach((urgency, own) -> {
            page.append("<li><strong>")
                    .append(both(urgency.title()))
                    .append("</strong> : ")
                    .append(both(new Text(own.size() + " échec(s)", own.size() + " failure(s)")))
                    .append("<ul>\n");
            own.stream()
                    .limit(FIRST)
                    .forEach(outcome -> page.append("<li><a href=\"#")
                            .append(anchor(outcome))
                            .append("\">")
                            .append(both(outcome.title()))
                            .append("</a></li>\n"));
            page.append("</ul></li>\n");
        });
        page.append("</ol>\n");
    }

    private void failures() {
        if (!results.failures().isEmpty()) {
            heading(
                    "echecs",
                    new Text("Échecs, dans l'ordre où les réparer", "Failures, in the order in which to mend"));
            results.failures().forEach(this::failure);
        }
        List<Outcome> unstable = results.in(State.UNSTABLE);
        if (!unstable.isEmpty()) {
            heading(
                    "instables",
                    new Text(
                            "Instables : en échec, puis comme attendu à la reprise",
                            "Unstable: failed, then as expected when run once more"));
            unstable.forEach(this::failure);
        }
    }

    private void failure(Outcome outcome) {
        page.append("<article class=\"")
                .append(outcome.state().name())
                .append("\" id=\"")
                .append(anchor(outcome))
                .append("\">\n<h3>")
                .append(both(outcome.title()))
                .append("</h3>\n<p><code>")
                .append(clean(outcome.id()))
                .append("</code> · ")
                .append(clean(outcome.requirement().source()))
                .append("</p>\n");
        for (Nonconformity found : outcome.nonconformities()) {
            page.append("<dl class=\"facts\"><dt>")
                    .append(both(new Text("Niveau", "Level")))
                    .append("</dt><dd>")
                    .append(found.level().word())
                    .append("</dd><dt>")
                    .append(both(new Text("Attendu", "Expected")))
                    .append("</dt><dd>")
                    .append(both(found.expected()))
                    .append("</dd><dt>")
                    .append(both(new Text("Reçu", "Received")))
                    .append("</dt><dd>")
                    .append(both(found.received()))
                    .append("</dd></dl>\n");
        }
        if (!outcome.exchanges().isEmpty()) {
            page.append("<details><summary>")
                    .append(both(new Text(
                            "Échange (" + outcome.exchanges().size() + ")",
                            "Exchange (" + outcome.exchanges().size() + ")")))
                    .append("</summary>\n");
            outcome.exchanges().forEach(this::exchange);
            page.append("</details>\n");
        }
        page.append("</article>\n");
    }

    private void exchange(Exchange exchange) {
        page.append("<pre>")
                .append(Markup.escape(transcript.request(exchange.call())))
                .append("</pre>\n<pre>")
                .append(Markup.escape(transcript.response(exchange.answer())))
                .append("</pre>\n<pre>")
                .append(Markup.escape(transcript.curl(exchange.call())))
                .append("</pre>\n");
    }

    private void others() {
        reasons(State.BROKEN, "suite", new Text("La suite elle-même a failli", "The suite itself broke"));
        reasons(State.BLOCKED, "empeches", new Text("Empêchés par ce qui les précède", "Blocked by what comes before"));
        reasons(
                State.SKIPPED,
                "sautes",
                new Text("Sautés (le verdict est alors partiel)", "Skipped (the verdict is then partial)"));
        if (!results.advice().isEmpty()) {
            heading("conseils", new Text("Conseils (jamais un échec)", "Advice (never a failure)"));
            page.append("<ul>\n");
            results.advice()
                    .forEach(advice -> page.append("<li><code>")
                            .append(clean(advice.id()))
                            .append("</code> ")
                            .append(both(advice.text()))
                            .append("</li>\n"));
            page.append("</ul>\n");
        }
    }

    private void reasons(State state, String id, Text title) {
        List<Outcome> own = results.in(state);
        if (!own.isEmpty()) {
            heading(id, title);
            page.append("<ul>\n");
            own.forEach(outcome -> page.append("<li><code>")
                    .append(clean(outcome.id()))
                    .append("</code> ")
                    .append(outcome.reason().map(this::both).orElse(""))
                    .append("</li>\n"));
            page.append("</ul>\n");
        }
    }

    private void data() {
        heading("donnees", new Text("Données laissées chez la cible", "Data left at the target"));
        page.append("<details><summary>")
                .append(both(new Text(
                        results.data().size() + " données, de références " + results.mark() + "-…",
                        results.data().size() + " items, with references " + results.mark() + "-…")))
                .append("</summary>\n<ul>\n");
        results.data()
                .forEach(data -> page.append("<li><code>")
                        .append(clean(data.path() + " " + data.value()))
                        .append("</code> ")
                        .append(clean(data.test()))
                        .append("</li>\n"));
        page.append("</ul></details>\n");
    }

    private void tests() {
        heading("essais", new Text("Tous les essais", "All tests"));
        page.append("<details><summary>")
                .append(both(new Text(
                        results.outcomes().size() + " essais",
                        results.outcomes().size() + " tests")))
                .append(
                        "</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"essais\"><table>\n<thead><tr><th scope=\"col\">")
                .append(both(new Text("Essai", "Test")))
                .append("</th><th scope=\"col\">")
                .append(both(new Text("Ce qu'il vérifie", "What it tests")))
                .append("</th><th scope=\"col\">")
                .append(both(new Text("Résultat", "Result")))
                .append("</th><th scope=\"col\">ms</th></tr></thead>\n<tbody>\n");
        for (Outcome outcome : results.outcomes()) {
            page.append("<tr><td><code>")
                    .append(clean(outcome.id()))
                    .append("</code></td><td>")
                    .append(both(outcome.title()))
                    .append("</td><td class=\"state ")
                    .append(outcome.state().name())
                    .append("\">")
                    .append(both(word(outcome.state())))
                    .append("</td><td>")
                    .append(outcome.millis())
                    .append("</td></tr>\n");
        }
        page.append("</tbody>\n</table></div></details>\n");
    }

    private void heading(String id, Text title) {
        page.append("<h2 id=\"").append(id).append("\">").append(both(title)).append("</h2>\n");
    }

    private static String anchor(Outcome outcome) {
        return "essai-" + Markup.escape(outcome.id()).replaceAll("\\s", "-");
    }

    /** The verdict is told by its word and a sign, not by its colour alone. */
    private static String sign(Verdict.Result result) {
        return switch (result) {
            case CONFORM -> "✓";
            case FAILING -> "✗";
            case PARTIAL, UNSTABLE -> "◐";
            case NONE -> "?";
        };
    }

    private static Text word(State state) {
        return switch (state) {
            case PASSED -> new Text("réussi", "passed");
            case FAILED -> new Text("échoué", "failed");
            case UNSTABLE -> new Text("instable", "unstable");
            case SKIPPED -> new Text("sauté", "skipped");
            case BLOCKED -> new Text("empêché", "blocked");
            case BROKEN -> new Text("suite en défaut", "suite broke");
        };
    }

    private String both(Text text) {
        if (text.fr().equals(text.en())) {
            return clean(text.fr());
        }
        return "<span lang=\"fr\">" + clean(text.fr()) + "</span><span lang=\"en\">" + clean(text.en()) + "</span>";
    }

    private String clean(String text) {
        return Markup.escape(redaction.apply(text, LONGEST));
    }

    private static String style() {
        try (InputStream resource = HtmlReport.class.getResourceAsStream(STYLE)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
