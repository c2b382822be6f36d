package lu.lalux.assure.conformance.selfcheck;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.exchange.Connection;
import lu.lalux.assure.conformance.exchange.Http;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Sender;
import lu.lalux.assure.conformance.model.Behaviour;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Request;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.WrongModel;
import lu.lalux.assure.conformance.selfcheck.model.WrongModelServer;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.OtherMind;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import lu.lalux.assure.conformance.selfcheck.variants.Variant;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.result.Advice;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.Verdict;
import lu.lalux.assure.conformance.suite.run.NotRunException;
import lu.lalux.assure.conformance.suite.run.RunSettings;
import lu.lalux.assure.conformance.suite.run.Selection;
import lu.lalux.assure.conformance.suite.run.SuiteRun;

/** One run of the suite against one model server, over HTTP or in memory. */
final class ServerRun {

    private static final int HTTP_THREADS = 4;
    private static final Connection CONNECTION = Connection.straight(Duration.ofSeconds(30));

    private final SuiteRun suite;
    private final Identities identities;
    private final Sender http = Http.lastLink(CONNECTION);

    ServerRun(SuiteRun suite, Identities identities) {
        this.suite = suite;
        this.identities = identities;
    }

    Contract contract() {
        return suite.contract();
    }

    Identities identities() {
        return identities;
    }

    /**
     * In memory where the mutant is derived: it differs in what it answers. One by hand may differ in how it speaks
     * HTTP.
     */
    MutantResult against(Mutant mutant) {
        Behaviour mind = mind(mutant);
        Selection selection = new Selection(mutant.asked(), mutant.meant());
        try {
            Results results = mutant.derived()
                    ? inMemory(mind, selection, mutant.knowing())
                    : overHttp(mind, mutant.conduct(), selection, mutant.knowing(), http);
            Stream<String> failed = results.outcomes().stream()
                    .filter(outcome -> outcome.fails(mutant.judge()))
                    .map(Outcome::id);
            Stream<String> advised = results.advice().stream().map(Advice::id);
            return new MutantResult(
                    mutant,
                    Stream.concat(failed, advised).distinct().toList(),
                    results.interruption().map(Text::en).orElse(""));
        } catch (NotRunException e) {
            return new MutantResult(mutant, List.of(), e.lines().get(0).en());
        }
    }

    /** The usual profiles are asked for too, as a user would: they must not change the verdict of the variant's own. */
    Alarm against(Variant variant) {
        Set<Profile> asked = EnumSet.copyOf(variant.profiles());
        if (!variant.alone()) {
            asked.addAll(Profile.USUAL);
        }
        Selection selection = new Selection(asked, List.of());
        Results results = variant.overHttp()
                ? overHttp(mind(variant), variant.conduct(), selection, variant.knowing(), http)
                : inMemory(mind(variant), selection, variant.knowing());
        List<String> failures = results.outcomes().stream()
                .filter(outcome -> variant.profiles().stream().anyMatch(outcome::fails))
                .map(Outcome::id)
                .toList();
        List<Verdict> verdicts = results.verdicts().stream()
                .filter(verdict -> variant.profiles().contains(verdict.profile()))
                .toList();
        boolean conforms = verdicts.stream().allMatch(verdict -> verdict.result() == Result.CONFORMING);
        long notApplicable = verdicts.stream().mapToLong(Verdict::notApplicable).sum();
        String profiles =
                variant.profiles().stream().sorted().map(Profile::word).collect(Collectors.joining(", "));
        return new Alarm(variant.id(), variant.what(), profiles, failures, conforms, notApplicable);
    }

    /** {@return the mutant, as it is before its first request} */
    Behaviour mind(Mutant mutant) {
        return OtherMind.of(
                suite.contract(),
                mutant.reads(),
                AnswerChange.in(model(mutant.rules(), mutant.conduct(), Grants.USUAL), mutant.touch()));
    }

    /** {@return the variant, as it is before its first request} */
    Behaviour mind(Variant variant) {
        return OtherMind.of(
                suite.contract(),
                variant.reads(),
                AnswerChange.in(
                        model(variant.rules().apply(Rules.of(suite.contract())), variant.conduct(), variant.tokens()),
                        variant.touch()));
    }

    private Behaviour model(Rules rules, Conduct conduct, BinaryOperator<String> tokens) {
        return WrongModel.of(suite.contract(), identities, rules, conduct, tokens)
                .mind();
    }

    /** {@return the right server, as it is before its first request} */
    Behaviour right() {
        return Model.right(suite.contract(), identities).mind();
    }

    /** {@return what the whole suite says of the right server, sending as users' runs do} */
    Results baseline() {
        return overHttp(right(), Conduct.RIGHT, new Selection(Profile.USUAL, List.of()), false, new Http(CONNECTION));
    }

    /** {@return the same without a network: enough to know which tests are meant for a mutant} */
    Results quickBaseline() {
        return inMemory(right(), new Selection(Profile.USUAL, List.of()), false);
    }

    /** {@return what the suite says of a server on a port of this machine, started for it and stopped after it} */
    private Results overHttp(Behaviour mind, Conduct conduct, Selection selection, boolean knowing, Sender sender) {
        Watch watch = new Watch(mind);
        try (WrongModelServer server = new WrongModelServer(watch.mind(), conduct)) {
            return watch.check(run(
                    target(ModelTarget.at(server.address(), identities), knowing),
                    selection,
                    RunSettings.once(sender, HTTP_THREADS)));
        }
    }

    /** {@return what the suite says of a server without a network} */
    Results inMemory(Behaviour mind, Selection selection) {
        return inMemory(mind, selection, false);
    }

    /** {@return the same, where the suite may be given the data of a server that knows no others} */
    Results inMemory(Behaviour mind, Selection selection, boolean knowing) {
        Watch watch = new Watch(mind);
        return watch.check(run(
                target(ModelTarget.nowhere(identities), knowing),
                selection,
                RunSettings.inMemory(new InMemory(watch.mind()))));
    }

    private Target target(Target plain, boolean knowing) {
        return knowing ? ModelTarget.knowing(plain, suite.contract()) : plain;
    }

    private Results run(Target target, Selection selection, RunSettings settings) {
        return suite.run(target, selection, settings, new Redaction(), outcome -> {});
    }

    /** A model server that breaks is a fault of ours: its 500 must not be taken for a mutant's. */
    private static final class Watch {

        private final List<RuntimeException> breakages = new CopyOnWriteArrayList<>();
        private final Behaviour mind;

        Watch(Behaviour mind) {
            Function<Request, Reply> careful = asked -> {
                try {
                    return mind.answer().apply(asked);
                } catch (RuntimeException e) {
                    breakages.add(e);
                    return Reply.text(500, "text/plain", "");
                }
            };
            this.mind = new Behaviour(mind.mostBytes(), careful);
        }

        Behaviour mind() {
            return mind;
        }

        Results check(Results results) {
            if (!breakages.isEmpty()) {
                throw new IllegalStateException("The model server broke", breakages.get(0));
            }
            return results;
        }
    }
}
