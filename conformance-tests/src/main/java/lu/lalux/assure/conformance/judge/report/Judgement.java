package lu.lalux.assure.conformance.judge.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.report.SuiteVersion;

/**
 * What a session says of a software.
 *
 * @param software that was judged
 * @param contractVersion what it was held against
 * @param contractDigest SHA-256 of that contract's file
 * @param suiteVersion by which version of the suite
 * @param date when the session was
 * @param mark of the session: the beginning of each of its references
 * @param ended whether nothing comes any more
 * @param scenarios every one of the register, in its order
 * @param requests how many came
 * @param origin when the first request came, {@link System#nanoTime()}; times are told from here
 * @param result in one word
 * @param judgeFailed whether the judge itself failed at a request, which leaves no verdict whatever else came
 */
public record Judgement(
        Software software,
        String contractVersion,
        String contractDigest,
        String suiteVersion,
        Instant date,
        String mark,
        boolean ended,
        List<Judged> scenarios,
        int requests,
        long origin,
        Result result,
        boolean judgeFailed) {

    private static final Text NOT_PLAYED = new Text(
            "Ce scénario n'a pas été joué dans cette session.", "This scenario was not played in this session.");

    /** Copies; where the judge failed, nobody knows what the software would have done otherwise. */
    public Judgement {
        scenarios = List.copyOf(scenarios);
        result = judgeFailed ? Result.NONE : result;
    }

    /**
     * @param evidence of the session
     * @param played its scenarios
     * @param register of all scenarios: those that were not played are told, not forgotten
     * @param mark of the session
     * @param date of the session
     * @return what is said of the software now
     */
    public static Judgement of(
            Evidence evidence, Collection<Scenario> played, ScenarioRegister register, String mark, Instant date) {
        Map<String, Scenario> byId = played.stream().collect(Collectors.toMap(Scenario::id, Function.identity()));
        byId.keySet().forEach(register::get);
        List<Judged> scenarios = register.entries().stream()
                .map(entry -> new Judged(entry, ruling(entry, byId.get(entry.id()), evidence)))
                .toList();
        return new Judgement(
                evidence.software(),
                evidence.contract().version(),
                Contract.digest(),
                SuiteVersion.current(),
                date,
                mark,
                evidence.ended(),
                scenarios,
                evidence.log().size(),
                evidence.log().all().stream()
                        .mapToLong(exchange -> exchange.request().began())
                        .min()
                        .orElse(0),
                result(scenarios, evidence.log().size(), evidence.ended()),
                evidence.log().circumstances().hasJudgeFailed());
    }

    /** {@return the same without a verdict, for the judge itself has failed since} */
    public Judgement withoutVerdict() {
        return new Judgement(
                software,
                contractVersion,
                contractDigest,
                suiteVersion,
                date,
                mark,
                ended,
                scenarios,
                requests,
                origin,
                Result.NONE,
                true);
    }

    private static Ruling ruling(ScenarioEntry entry, Scenario scenario, Evidence evidence) {
        return entry.excluded(evidence.software())
                .map(Ruling::notApplicable)
                .orElseGet(() -> scenario == null ? Ruling.notShown(NOT_PLAYED) : scenario.ruling(evidence));
    }

    private static Result result(List<Judged> scenarios, int requests, boolean ended) {
        if (scenarios.stream().anyMatch(Judged::condemns)) {
            return Result.NOT_CONFORMING;
        }
        if (requests == 0 || scenarios.stream().noneMatch(judged -> judged.is(State.SHOWN))) {
            return Result.NONE;
        }
        // As long as the session lasts, what has been right may still be broken.
        return !ended || scenarios.stream().anyMatch(Judged::isMissing) ? Result.PARTIAL : Result.CONFORMING;
    }

    /**
     * {@return what fails the software, in the order in which it is worth mending: what is seen only where another scenario failed
     * goes away with that, and comes last}
     */
    public List<Judged> failures() {
        List<Judged> failures = those(Judged::condemns);
        Set<String> ids = failures.stream().map(failure -> failure.entry().id()).collect(Collectors.toSet());
        return failures.stream()
                .sorted(Comparator.comparing((Judged failure) -> isConsequence(failure, ids))
                        .thenComparing(Judged::room))
                .toList();
    }

    private static boolean isConsequence(Judged failure, Set<String> failed) {
        Set<String> where = failure.ruling().remarks().stream()
                .flatMap(remark -> remark.exchanges().stream())
                .map(exchange ->
                        exchange.subject().invoice().map(Invoice::scenario).orElse(""))
                .collect(Collectors.toSet());
        return !where.isEmpty()
                && where.stream()
                        .allMatch(scenario -> failed.contains(scenario)
                                && !scenario.equals(failure.entry().id()));
    }

    /** {@return the obligations that this session had no occasion for} */
    public List<Judged> leftOut() {
        return those(Judged::isLeftOut);
    }

    /** {@return what could be better, and fails nobody} */
    public List<Judged> advice() {
        return those(judged -> !judged.allAdvice().isEmpty());
    }

    /**
     * @param state of scenarios
     * @return those that ended so, in the register's order
     */
    public List<Judged> in(State state) {
        return those(judged -> judged.is(state));
    }

    private List<Judged> those(Predicate<Judged> which) {
        return scenarios.stream().filter(which).toList();
    }

    /**
     * @param standing of scenarios
     * @return how many stand so
     */
    public long count(State standing) {
        return those(judged -> judged.standing() == standing).size();
    }

    /** {@return what was counted, for a reader} */
    public Text counts() {
        return new Text(counts(Language.FR, " : "), counts(Language.EN, ": "));
    }

    private String counts(Language language, String colon) {
        return Arrays.stream(State.values())
                .map(standing -> standing.word().in(language) + colon + count(standing))
                .collect(Collectors.joining(", "));
    }

    /**
     * @param exchange of the session
     * @return how long after the session's first request it came, in milliseconds
     */
    public long millis(Exchange exchange) {
        return (exchange.request().began() - origin) / 1_000_000;
    }
}
