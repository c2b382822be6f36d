package lu.lalux.assure.conformance.suite.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.Transcript;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Page;
import lu.lalux.assure.conformance.report.PageTemplate;
import lu.lalux.assure.conformance.suite.result.Clause;
import lu.lalux.assure.conformance.suite.result.Fold;
import lu.lalux.assure.conformance.suite.result.Nonconformity;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.TestData;
import lu.lalux.assure.conformance.suite.result.Urgency;

/**
 * For two readers: who decides sees the verdicts and what to mend first, who mends sees the exchanges.
 *
 * @param results of the run
 * @param transcript writes what was exchanged
 * @param exitCode of the run
 * @param language that the page is shown in at first
 */
record HtmlPage(Results results, Transcript transcript, int exitCode, Language language) implements Page {

    private static final int FIRST = 3;
    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm (xxx)");

    /** The failures of one urgency: how many, and the first of them. */
    record Group(Text title, int count, int causes, List<Failure> first) {}

    /** What a test found, and what it breaks. */
    record Breach(Nonconformity found, Clause clause) {

        /** {@return what the contract says; at most one text} */
        List<Quote> sentence() {
            return clause.sentence().stream().map(Quote::new).toList();
        }
    }

    /** The contract's own words: a word that somebody took for a password is no secret there. */
    record Quote(Text text) {

        boolean same() {
            return text.same();
        }

        PageTemplate.Clean fr() {
            return new PageTemplate.Clean(text.fr());
        }

        PageTemplate.Clean en() {
            return new PageTemplate.Clean(text.en());
        }
    }

    /** A test that failed, or was unstable. */
    record Failure(Outcome outcome, List<Outcome> others, Transcript transcript, Clauses clauses) {

        List<Breach> breaches() {
            return outcome.nonconformities().stream()
                    .map(found -> new Breach(found, clauses.of(outcome, found)))
                    .toList();
        }

        int count() {
            return others.size() + 1;
        }

        /** {@return its place in the page; an address knows no spaces} */
        String anchor() {
            return "essai-" + outcome.id().replaceAll("\\s", "-");
        }

        int otherCount() {
            return others.size();
        }

        int exchangeCount() {
            return outcome.exchanges().size();
        }

        List<Lines> exchanges() {
            return outcome.exchanges().stream().map(this::lines).toList();
        }

        private Lines lines(Exchange exchange) {
            Call call = exchange.call();
            return new Lines(
                    new PageTemplate.Clean(transcript.request(call)),
                    new PageTemplate.Clean(transcript.response(exchange.answer())),
                    new PageTemplate.Clean(transcript.curl(call)));
        }
    }

    /** Tests without a verdict, and why. */
    record Untested(Text reason, int count, List<String> ids) {}

    /** All that ended alike. */
    record Section(String anchor, Text title, List<Untested> tests) {}

    /** One exchange, as {@link Transcript} writes it. */
    record Lines(PageTemplate.Clean request, PageTemplate.Clean response, PageTemplate.Clean curl) {}

    @Override
    public Text title() {
        return new Text("Rapport de conformité Assure", "Assure conformance report");
    }

    /** {@return how long it took, in minutes and seconds} */
    String duration() {
        long seconds = Math.round(results.duration().toMillis() / 1000.0);
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** {@return when it began, by the clock of whoever ran it} */
    String started() {
        return STARTED.withZone(ZoneId.systemDefault()).format(results.started());
    }

    long files() {
        return results.data().stream()
                .filter(data -> data.kind() == TestData.Kind.DOCUMENT)
                .count();
    }

    long requests() {
        return results.data().size() - files();
    }

    /** {@return why the run ended before its end; at most one text} */
    List<Text> interruption() {
        return results.interruption().stream().toList();
    }

    List<Group> urgencies() {
        Map<Urgency, List<Failure>> grouped = failures().stream()
                .collect(Collectors.groupingBy(
                        failure -> Urgency.of(failure.outcome().requirement()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return grouped.entrySet().stream()
                .map(group -> new Group(
                        group.getKey().title(),
                        group.getValue().stream().mapToInt(Failure::count).sum(),
                        group.getValue().size(),
                        group.getValue().stream().limit(FIRST).toList()))
                .toList();
    }

    List<Failure> failures() {
        Clauses clauses = new Clauses(results.target());
        return Fold.ofFailures(results.failures()).stream()
                .map(fold -> new Failure(fold.first(), fold.others(), transcript, clauses))
                .toList();
    }

    List<Failure> unstable() {
        Clauses clauses = new Clauses(results.target());
        return results.in(State.UNSTABLE).stream()
                .map(outcome -> new Failure(outcome, List.of(), transcript, clauses))
                .toList();
    }

    int testCount() {
        return results.outcomes().size();
    }

    /** {@return tests without a verdict, by how they ended} */
    List<Section> untested() {
        return Stream.of(
                        section(State.BROKEN, "suite", "La suite elle-même a failli", "The suite itself broke"),
                        section(
                                State.BLOCKED,
                                "bloques",
                                "Bloqués par ce qui les précède",
                                "Blocked by what comes before"),
                        section(
                                State.SKIPPED,
                                "sautes",
                                "Sautés (le verdict est alors partiel)",
                                "Skipped (the verdict is then partial)"),
                        section(
                                State.NOT_APPLICABLE,
                                "sans-objet",
                                "Sans objet pour cette cible (le verdict n'en dépend pas)",
                                "Not applicable to this target (the verdict does not depend on it)"))
                .filter(section -> !section.tests().isEmpty())
                .toList();
    }

    private Section section(State state, String anchor, String fr, String en) {
        List<Untested> tests = Fold.ofReasons(results.in(state)).stream()
                .map(fold -> new Untested(
                        fold.first().reason().orElse(Text.both("")),
                        fold.count(),
                        Stream.concat(Stream.of(fold.first()), fold.others().stream())
                                .map(Outcome::id)
                                .toList()))
                .toList();
        return new Section(anchor, new Text(fr, en), tests);
    }
}
