package lu.lalux.assure.conformance.suite.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Printout;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.result.Clause;
import lu.lalux.assure.conformance.suite.result.Fold;
import lu.lalux.assure.conformance.suite.result.Nonconformity;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.TestData;
import lu.lalux.assure.conformance.suite.result.Urgency;
import lu.lalux.assure.conformance.suite.result.Verdict;

/** What is seen while the suite runs and when it ends. */
public final class Console extends Printout {

    /** So many exchanges of one failure are shown; the reports have all. */
    private static final int SHOWN = 3;

    private static final int PLAIN_STEP = 50;

    private static final int MOST_CAUSES = 5;
    private static final int MOST_IDS = 40;
    private static final int WIDTH = 110;

    private final Transcript transcript;
    private final boolean terminal;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger blocked = new AtomicInteger();
    private Clauses clauses;

    /**
     * @param out where to
     * @param language of the texts
     * @param redaction what must not be seen
     * @param terminal whether one line can show the progress
     * @param total how many tests there will be
     */
    public Console(PrintStream out, Language language, Redaction redaction, boolean terminal, int total) {
        super(out, language, redaction);
        this.transcript = new Transcript(redaction);
        this.terminal = terminal;
        this.total = total;
    }

    /**
     * @param target what is tested
     * @param contractVersion what it is held against
     */
    public void begin(Target target, String contractVersion) {
        say(
                "Assure, contrat " + contractVersion + " : " + total + " essais de " + target.api(),
                "Assure, contract " + contractVersion + ": " + total + " tests of " + target.api());
        if (!target.data().isEmpty()) {
            String source = clean(target.data().source());
            say("Données de la cible : " + source, "The target's own data: " + source);
        }
    }

    /**
     * @param outcome of a test that has just ended
     */
    public void progress(Outcome outcome) {
        int now = done.incrementAndGet();
        int bad = outcome.state() == State.FAILED ? failed.incrementAndGet() : failed.get();
        int stuck = outcome.state() == State.BLOCKED ? blocked.incrementAndGet() : blocked.get();
        // Of a target that is gone, nothing fails any more: only what there is to tell is told.
        String line = "[" + now + "/" + total + "]"
                + (bad == 0 ? "" : new Text(" " + bad + " échec(s)", " " + bad + " failure(s)").in(language))
                + (stuck == 0 ? "" : new Text(" " + stuck + " bloqué(s)", " " + stuck + " blocked").in(language));
        if (terminal) {
            out.print("\r" + line + (now == total ? "\n" : ""));
            out.flush();
        } else if (now % PLAIN_STEP == 0 || now == total) {
            out.println(line);
        }
    }

    /**
     * @param results of the run
     * @param exitCode that follows from them
     */
    public void end(Results results, int exitCode) {
        clauses = new Clauses(results.target());
        List<Fold> folds = Fold.ofFailures(results.failures());
        failures(folds);
        results.in(State.UNSTABLE).forEach(this::unstable);
        results.in(State.BROKEN).forEach(this::broken);
        skipped(
                results,
                State.SKIPPED,
                new Text("Sautés (le verdict est alors partiel)", "Skipped (the verdict is then partial)"));
        skipped(
                results,
                State.NOT_APPLICABLE,
                new Text(
                        "Sans objet pour cette cible (le verdict n'en dépend pas)",
                        "Not applicable to this target (the verdict does not depend on it)"));
        skipped(
                results,
                State.BLOCKED,
                new Text("Bloqués : ce qui les précède a échoué", "Blocked: what comes before them failed"));
        if (!results.advice().isEmpty()) {
            heading(new Text("Conseils (jamais un échec)", "Advice (never a failure)"));
            results.advice().forEach(advice -> out.println("  " + advice.id() + " : " + clean(advice.text())));
        }
        readings(results);
        data(results);
        first(folds);
        out.println();
        out.println(clean(results.summary()));
        results.verdicts().forEach(this::verdict);
        advising(results);
        if (results.stopped()) {
            say(
                    "Arrêté au premier échec (--stop-at-first) : le reste n'a pas été essayé.",
                    "Stopped at the first failure (--stop-at-first): the rest was not tested.");
        }
        results.interruption()
                .ifPresent(reason -> say(
                        "Interrompu, sans verdict : " + clean(reason) + ".",
                        "Interrupted, without a verdict: " + clean(reason) + "."));
        if (results.vacuous() && results.interruption().isEmpty()) {
            say(
                    "Presque rien n'a été essayé : aucun essai n'a abouti, ou presque toutes les réponses sont 401. Vérifiez les identifiants, les portées et les adresses.",
                    "Hardly anything was tested: no test came to an end, or nearly every answer is 401. Check credentials, scopes and addresses.");
        }
        say(
                "Durée : " + results.duration().toMillis() / 1000.0 + " s ; code de sortie " + exitCode,
                "Duration: " + results.duration().toMillis() / 1000.0 + " s; exit code " + exitCode);
    }

    /** In the order in which they are worth mending. */
    private void failures(List<Fold> folds) {
        Urgency before = null;
        for (Fold fold : folds) {
            Urgency urgency = Urgency.of(fold.first().requirement());
            if (urgency != before) {
                section(urgency.title());
                before = urgency;
            }
            failure("✗", fold.first());
            others(fold);
        }
    }

    private void others(Fold fold) {
        if (!fold.others().isEmpty()) {
            int count = fold.others().size();
            say(
                    "  Même cause, semble-t-il, de " + count + " autre(s) échec(s) :",
                    "  The same cause, it seems, of " + count + " other failure(s):");
            ids(fold.others());
        }
    }

    /** Several on a line; of many, the first. */
    private void ids(List<Outcome> outcomes) {
        StringBuilder line = new StringBuilder();
        for (Outcome outcome : outcomes.subList(0, Math.min(MOST_IDS, outcomes.size()))) {
            if (!line.isEmpty() && line.length() + outcome.id().length() > WIDTH) {
                out.println("    " + line.toString().strip());
                line.setLength(0);
            }
            line.append(outcome.id()).append("  ");
        }
        out.println("    " + line.toString().strip());
        if (outcomes.size() > MOST_IDS) {
            rest("    ", outcomes.size() - MOST_IDS);
        }
    }

    private void rest(String indent, int left) {
        say(
                indent + "… et " + left + " autres : tous figurent dans les rapports (--report)",
                indent + "… and " + left + " others: all are in the reports (--report)");
    }

    private void unstable(Outcome outcome) {
        failure("~", outcome);
        say(
                "  Instable : en échec, puis comme attendu lorsque l'essai a été refait.",
                "  Unstable: failed, then as expected when the test was run once more.");
    }

    /** What the profile document went by. */
    private void readings(Results results) {
        if (results.readings().isEmpty()) {
            return;
        }
        out.println();
        if (!results.readsOtherwise()) {
            say("Lecture du document : celle du contrat", "Reading of the document: the contract's");
            return;
        }
        say(
                "Lecture du document que prend la cible (le profil document juge par elle, contrat par la forme du contrat)",
                "Reading of the document that the target takes (profile document judges by it, contrat by the contract's form)");
        results.readings().forEach(reading -> out.println("  " + reading.path() + " : " + clean(reading.text())));
    }

    /** What the target keeps of this run: how much; each item is in the report for programs. */
    private void data(Results results) {
        if (results.data().isEmpty()) {
            return;
        }
        long files = results.data().stream()
                .filter(data -> data.kind() == TestData.Kind.DOCUMENT)
                .count();
        long requests = results.data().size() - files;
        out.println();
        say(
                "Laissés chez la cible : " + files + " fichier(s), " + requests
                        + " demande(s) de règlement (références " + results.mark()
                        + "-… ; un à un : testData de conformance.json, --report)",
                "Left at the target: " + files + " file(s), " + requests + " settlement request(s) (references "
                        + results.mark() + "-…; one by one: testData of conformance.json, --report)");
    }

    /** At the end, where a terminal stands when the run is over: what to begin with, and what it is worth. */
    private void first(List<Fold> folds) {
        if (folds.isEmpty()) {
            return;
        }
        heading(new Text(
                "À réparer d'abord (" + folds.size() + " cause(s) en tout) :",
                "What to mend first (" + folds.size() + " cause(s) in all):"));
        folds.stream()
                .limit(MOST_CAUSES)
                .forEach(fold -> out.println("  "
                        + new Text(fold.count() + " essai(s)", fold.count() + " test(s)").in(language) + " : "
                        + fold.first().id() + ", " + clean(expectation(fold.first()))));
    }

    private static Text expectation(Outcome failure) {
        Nonconformity found = failure.nonconformities().get(0);
        return new Text(
                "attendu : " + found.expected().fr() + " ; reçu : "
                        + found.received().fr(),
                "expected: " + found.expected().en() + "; received: "
                        + found.received().en());
    }

    /** So that the sum is that of the tests that were announced. */
    private void advising(Results results) {
        if (results.advising() > 0) {
            say(
                    results.outcomes().size() + " essais en tout, dont " + results.advising()
                            + " de conseil, qu'aucun profil ne compte",
                    results.outcomes().size() + " tests in all, " + results.advising()
                            + " of them of advice, which no profile counts");
        }
    }

    private void failure(String sign, Outcome outcome) {
        failure(sign, outcome.id(), outcome.title());
        for (Nonconformity found : outcome.nonconformities()) {
            say(
                    "  Niveau  : " + found.level().word(),
                    "  Level   : " + found.level().word());
            Clause clause = clauses.of(outcome, found);
            out.println("  Source  : " + clause.source().in(language));
            clause.sentence()
                    .ifPresent(sentence ->
                            say("  Contrat : « " + sentence.fr() + " »", "  Contract: \"" + sentence.en() + "\""));
            finding(found, new Text("Reçu   ", "Received"));
        }
        outcome.nonconformities().stream()
                .flatMap(found -> found.exchange().or(outcome::last).stream())
                .distinct()
                .limit(SHOWN)
                .forEach(exchange -> {
                    indent(transcript.request(exchange.call()));
                    indent(transcript.response(exchange.answer()));
                    out.println("    " + transcript.curl(exchange.call()));
                });
    }

    private void broken(Outcome outcome) {
        out.println();
        say(
                "! " + outcome.id() + " : la suite elle-même a failli : " + reason(outcome),
                "! " + outcome.id() + ": the suite itself broke: " + reason(outcome));
    }

    private void skipped(Results results, State state, Text heading) {
        List<Outcome> skipped = results.in(state);
        if (!skipped.isEmpty()) {
            heading(heading);
            for (Fold fold : Fold.ofReasons(skipped)) {
                out.println("  - " + fold.count() + " : " + reason(fold.first()));
                ids(Stream.concat(Stream.of(fold.first()), fold.others().stream())
                        .toList());
            }
        }
    }

    private void verdict(Verdict verdict) {
        String result = verdict.result().word().in(language).toUpperCase(Locale.ROOT) + " ("
                + verdict.counts().in(language) + ")";
        say(
                "Profil " + verdict.profile().word() + " : " + result,
                "Profile " + verdict.profile().word() + ": " + result);
    }

    private String reason(Outcome outcome) {
        return outcome.reason().map(this::clean).orElse("");
    }
}
