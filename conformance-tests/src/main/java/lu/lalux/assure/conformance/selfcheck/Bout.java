package lu.lalux.assure.conformance.selfcheck;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Connection;
import lu.lalux.assure.conformance.exchange.Http;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Sender;
import lu.lalux.assure.conformance.model.Asked;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.Grants;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.Mind;
import lu.lalux.assure.conformance.model.Model;
import lu.lalux.assure.conformance.model.ModelServer;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.Rules;
import lu.lalux.assure.conformance.model.Touch;
import lu.lalux.assure.conformance.result.Advice;
import lu.lalux.assure.conformance.result.Outcome;
import lu.lalux.assure.conformance.result.Results;
import lu.lalux.assure.conformance.run.NotRunException;
import lu.lalux.assure.conformance.run.RunSettings;
import lu.lalux.assure.conformance.run.Selection;
import lu.lalux.assure.conformance.run.SuiteRun;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import lu.lalux.assure.conformance.target.Target;

/** One run of the suite against one model server, over HTTP or in memory. */
final class Bout {

    private static final int HTTP_THREADS = 4;

    private final SuiteRun suite;
    private final Identities identities;
    private final Sender http = new Http(Connection.straight(Duration.ofSeconds(30)));

    Bout(SuiteRun suite, Identities identities) {
        this.suite = suite;
        this.identities = identities;
    }

    Identities identities() {
        return identities;
    }

    /** What the contract gave differs in what is answered; what somebody thought of may differ in anything. */
    Kill against(Mutant mutant) {
        Mind mind = mind(mutant);
        Selection selection = new Selection(mutant.asked(), mutant.meant());
        try {
            Results results = mutant.derived() ? inMemory(mind, selection) : overHttp(mind, selection);
            Stream<String> failed = results.outcomes().stream()
                    .filter(outcome -> outcome.fails(mutant.judge()))
                    .map(Outcome::id);
            Stream<String> advised = results.advice().stream().map(Advice::id);
            return new Kill(mutant, Stream.concat(failed, advised).distinct().toList(), "");
        } catch (NotRunException e) {
            return new Kill(mutant, List.of(), e.lines().get(0).en());
        }
    }

    /** {@return the mutant, as it is before its first request} */
    Mind mind(Mutant mutant) {
        Model model = new Model(suite.contract(), identities, mutant.rules(), mutant.conduct(), Grants.USUAL);
        return mind(model, mutant.touch());
    }

    /** {@return the right server, as it is before its first request} */
    Mind right() {
        return mind(
                new Model(suite.contract(), identities, Rules.of(suite.contract()), Conduct.RIGHT, Grants.USUAL),
                Touch.NONE);
    }

    Mind mind(Model model, Touch touch) {
        return new Mind(model::mostBytes, model::hasty, model::early, asked -> {
            Reply reply = model.answer(asked);
            touch.apply(asked, reply);
            return reply;
        });
    }

    /** {@return what the whole suite says of the right server} */
    Results baseline() {
        return overHttp(right(), new Selection(Mutant.USUAL, List.of()));
    }

    /** {@return the same without a network: enough to know which tests are meant for a mutant} */
    Results quickBaseline() {
        return inMemory(right(), new Selection(Mutant.USUAL, List.of()));
    }

    /** {@return what the suite says of a server on a port of this machine, started for it and stopped after it} */
    Results overHttp(Mind mind, Selection selection) {
        Watch watch = new Watch(mind);
        try (ModelServer server = new ModelServer(0, watch.mind())) {
            return watch.check(run(ModelTarget.at(server.address(), identities), selection, http, HTTP_THREADS));
        }
    }

    /** {@return what the suite says of a server without a network} */
    Results inMemory(Mind mind, Selection selection) {
        Watch watch = new Watch(mind);
        return watch.check(run(ModelTarget.nowhere(identities), selection, new InMemory(watch.mind()), 1));
    }

    private Results run(Target target, Selection selection, Sender sender, int threads) {
        return suite.run(target, selection, RunSettings.once(sender, threads), new Redaction(), outcome -> {});
    }

    /** A model server that breaks is a fault of ours: its 500 must not be taken for a mutant's. */
    private static final class Watch {

        private final List<RuntimeException> breakages = new CopyOnWriteArrayList<>();
        private final Mind mind;

        Watch(Mind mind) {
            Function<Asked, Reply> careful = asked -> {
                try {
                    return mind.answer().apply(asked);
                } catch (RuntimeException e) {
                    breakages.add(e);
                    return Reply.text(500, "text/plain", "");
                }
            };
            this.mind = new Mind(mind.mostBytes(), mind.hasty(), mind.early(), careful);
        }

        Mind mind() {
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
