package lu.lalux.assure.conformance.suite.report;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Case;
import lu.lalux.assure.conformance.report.Report;
import lu.lalux.assure.conformance.report.Wording;
import lu.lalux.assure.conformance.suite.reading.Trait;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.Verdict;

/** What a run says of a server. */
public final class SuiteReport {

    private final Results results;
    private final Wording wording;
    private final Clauses clauses;

    private SuiteReport(Results results, Wording wording) {
        this.results = results;
        this.wording = wording;
        this.clauses = new Clauses(results.target());
    }

    /**
     * @param results of the run
     * @param redaction what must not be written
     * @param exitCode of the run
     * @param language of what has only one
     * @return the report
     */
    public static Report of(Results results, Redaction redaction, int exitCode, Language language) {
        Wording wording = new Wording(redaction, language);
        SuiteReport suite = new SuiteReport(results, wording);
        Verdict verdict = results.verdicts().stream()
                .max(Comparator.comparing(Verdict::profile))
                .orElseThrow();
        return new Report(
                "conformance",
                "assure-conformance",
                wording,
                "Assure " + results.contractVersion() + " " + verdict.profile().word() + suite.reading(),
                verdict.result(),
                verdict.failed(),
                results.started(),
                Optional.of(results.duration()),
                suite.properties(),
                () -> results.outcomes().stream().map(suite::told).toList(),
                new HtmlPage(results, new Transcript(redaction), exitCode, language),
                () -> new JsonReport(wording).of(results, exitCode));
    }

    /**
     * By which reading of the document it was judged, where that is not the contract's: the decisions that it leaves.
     */
    private String reading() {
        return results.readsOtherwise()
                ? results.readings().stream()
                        .flatMap(reading -> reading.traits().stream())
                        .map(Trait::decision)
                        .distinct()
                        .sorted(Comparator.comparing(decision -> Integer.valueOf(decision.substring(1))))
                        .collect(Collectors.joining(
                                " ", new Text(", autre lecture : ", ", other reading: ").in(wording.language()), ""))
                : "";
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(
                "target", wording.redaction().apply(results.target().api().toString()));
        if (!results.target().data().isEmpty()) {
            properties.put(
                    "data", wording.redaction().apply(results.target().data().source()));
        }
        properties.put("contractVersion", results.contractVersion());
        properties.put("suiteVersion", results.suiteVersion());
        properties.put("testListHash", results.testListHash());
        results.readings()
                .forEach(reading -> properties.put(
                        "reading " + reading.path(), reading.text().in(wording.language())));
        return properties;
    }

    private Case told(Outcome outcome) {
        Case.End end = switch (outcome.state()) {
            case PASSED -> Case.End.PASSED;
            case FAILED, UNSTABLE -> Case.End.FAILED;
            case SKIPPED, BLOCKED, NOT_APPLICABLE -> Case.End.SKIPPED;
            case BROKEN -> Case.End.BROKEN;
        };
        boolean failed = end == Case.End.FAILED;
        return new Case(
                outcome.requirement().id(),
                outcome.id(),
                outcome.title(),
                failed
                        ? clauses.of(outcome, outcome.nonconformities().get(0))
                                .source()
                                .in(wording.language())
                        : outcome.requirement().source(),
                failed ? severity(outcome) : "",
                end,
                outcome.nonconformities(),
                List.of(),
                outcome.reason().map(wording::clean).orElse(""),
                Optional.of(failed ? exchanges(outcome) : ""),
                OptionalLong.of(outcome.millis()));
    }

    private String severity(Outcome outcome) {
        return outcome.state() == State.UNSTABLE
                ? State.UNSTABLE.word().in(wording.language())
                : outcome.nonconformities().get(0).level().word();
    }

    private String exchanges(Outcome outcome) {
        Transcript transcript = new Transcript(wording.redaction());
        StringBuilder text = new StringBuilder();
        for (Exchange exchange : outcome.exchanges()) {
            text.append('\n').append(transcript.request(exchange.call())).append('\n');
            text.append(transcript.response(exchange.answer())).append('\n');
            text.append(transcript.curl(exchange.call())).append('\n');
        }
        return text.toString();
    }
}
