package lu.lalux.assure.conformance.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.run.Results;
import lu.lalux.assure.conformance.run.Selection;
import lu.lalux.assure.conformance.run.SuiteRun;

/** One run of the suite against one model server, which is started for it and stopped after it. */
final class Bout {

    private static final Set<Profile> PROFILES = Set.of(Profile.DOCUMENT, Profile.CONTRAT);

    /** A right server must pass them beside any mutant's own tests; that they pass shows that the mutant has one fault only. */
    private static final List<String> GUARDS = List.of("reglement.202", "document.verified");

    private final SuiteRun suite;
    private final Identities identities;

    Bout(SuiteRun suite, Identities identities) {
        this.suite = suite;
        this.identities = identities;
    }

    Identities identities() {
        return identities;
    }

    Kill against(Mutant mutant) {
        List<String> tests = new ArrayList<>(mutant.meant());
        tests.addAll(GUARDS);
        try {
            Results results = run(mind(mutant), new Selection(PROFILES, tests));
            return new Kill(
                    mutant,
                    results.outcomes().stream()
                            .filter(outcome -> outcome.fails(Profile.CONTRAT))
                            .map(outcome -> outcome.id())
                            .toList(),
                    "");
        } catch (lu.lalux.assure.conformance.run.NotRunException e) {
            return new Kill(mutant, List.of(), e.lines().get(0).en());
        }
    }

    /** {@return the mutant, as it is before its first request} */
    ModelServer.Mind mind(Mutant mutant) {
        Model model = new Model(suite.contract(), identities, mutant.rules(), mutant.conduct(), Grants.USUAL);
        return mind(model, mutant.touch());
    }

    /** {@return the right server, as it is before its first request} */
    ModelServer.Mind right() {
        return mind(
                new Model(suite.contract(), identities, Rules.of(suite.contract()), Conduct.RIGHT, Grants.USUAL),
                Touch.NONE);
    }

    ModelServer.Mind mind(Model model, Touch touch) {
        return new ModelServer.Mind(model::mostBytes, asked -> {
            Reply reply = model.answer(asked);
            touch.apply(asked, reply);
            return reply;
        });
    }

    /** {@return what the whole suite says of the right server} */
    Results baseline() {
        return run(right(), new Selection(PROFILES, List.of()));
    }

    /** {@return what the suite says of a server} */
    Results run(ModelServer.Mind mind, Selection selection) {
        List<RuntimeException> breakages = new CopyOnWriteArrayList<>();
        Function<Asked, Reply> careful = asked -> {
            try {
                return mind.answer().apply(asked);
            } catch (RuntimeException e) {
                breakages.add(e);
                return Reply.text(500, "text/plain", "");
            }
        };
        try (ModelServer server = new ModelServer(0, new ModelServer.Mind(mind.mostBytes(), careful))) {
            Results results = suite.run(server.target(identities), selection, new Redaction(), outcome -> {});
            if (!breakages.isEmpty()) {
                throw new IllegalStateException("The model server broke", breakages.get(0));
            }
            return results;
        }
    }
}
