package lu.lalux.assure.conformance.suite.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Attentive;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.exchange.Sender;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.Register;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.SuiteVersion;
import lu.lalux.assure.conformance.suite.implementation.Presence;
import lu.lalux.assure.conformance.suite.implementation.Target;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.result.TestList;
import lu.lalux.assure.conformance.suite.result.Urgency;
import lu.lalux.assure.conformance.suite.result.Verdict;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherConstants;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the suite's test classes by JUnit's launcher, against one target. */
public final class SuiteRun {

    private static final String PARALLEL = "junit.jupiter.execution.parallel.";

    private final List<Class<?>> tests;
    private final Contract contract;
    private final BiFunction<Trial, Fonction, Call> settlement;
    private final Register register = Register.load();
    private Roll roll;

    /**
     * @param tests the suite's test classes
     * @param contract to hold targets against
     * @param settlement a right one, which each target must accept before it is believed to have refused another for a
     *     fault
     */
    public SuiteRun(List<Class<?>> tests, Contract contract, BiFunction<Trial, Fonction, Call> settlement) {
        this.tests = List.copyOf(tests);
        this.contract = contract;
        this.settlement = settlement;
    }

    /**
     * @param other to hold targets against
     * @return a run of the same tests
     */
    public SuiteRun with(Contract other) {
        return new SuiteRun(tests, other, settlement);
    }

    /** {@return the contract that targets are held against} */
    public Contract contract() {
        return contract;
    }

    /**
     * Names the tests without sending anything.
     *
     * @param target its settings; it is not asked
     * @param selection which
     * @return an entry for each test that a run would have
     */
    public List<Outcome> list(Target target, Selection selection) {
        return list(target, selection, new TestExecutionListener() {});
    }

    private List<Outcome> list(Target target, Selection selection, TestExecutionListener listener) {
        Ledger ledger = new Ledger(outcome -> {});
        Sender nobody = call -> {
            throw new IllegalStateException("Nothing is sent to make a list: " + call.uri());
        };
        Patience silent = Patience.of(nobody);
        AuthenReading authen = new AuthenReading(target, silent, ReadingPolicy.of(selection));
        Bench bench = bench(target, selection, RunMode.plain(), silent, authen, Optional.empty(), ledger);
        launch(bench, 1, allTests(), listener);
        return ledger.outcomes();
    }

    private List<DiscoverySelector> allTests() {
        return tests.stream()
                .<DiscoverySelector>map(DiscoverySelectors::selectClass)
                .toList();
    }

    private synchronized List<DiscoverySelector> tests(Bench bench) {
        Selection selection = bench.selection();
        if (selection.complete()) {
            return allTests();
        }
        if (roll == null) {
            Roll heard = new Roll();
            list(bench.target(), new Selection(EnumSet.allOf(Profile.class), List.of()), heard);
            roll = heard;
        }
        return roll.methodsOf(selection);
    }

    /**
     * Goes through the tests without sending anything: each request gets an answer with which its test goes on.
     *
     * @param target its settings; it is not asked
     * @param selection which
     * @param redaction learns the secrets
     * @return for each test, the requests that it would send as its exchanges; by id
     */
    public List<Outcome> dryRun(Target target, Selection selection, Redaction redaction) {
        Ledger ledger = new Ledger(outcome -> {});
        Patience patience = Patience.of(new Attentive(new DrySender(target), redaction));
        ReadingPolicy policy = ReadingPolicy.of(selection);
        AuthenReading authen = new AuthenReading(target, patience, policy);
        Preflight.Ready ready = new Preflight(target, patience, redaction, false, policy, authen).check();
        launch(bench(target, selection, RunMode.ofDryRun(), patience, authen, Optional.of(ready), ledger), 1);
        return ledger.outcomes().stream()
                .sorted(Comparator.comparing(Outcome::id))
                .toList();
    }

    /**
     * @param target what is tested
     * @param selection which tests
     * @param settings how
     * @param redaction learns the secrets and tokens of the run
     * @param listener told of each outcome as it comes, one at a time
     * @return the results
     * @throws NotRunException when the target cannot be reached, or the credentials do not hold
     */
    public Results run(
            Target target, Selection selection, RunSettings settings, Redaction redaction, Consumer<Outcome> listener) {
        Instant started = Instant.now();
        Presence presence = Presence.of(settings.sender());
        Patience patience = Patience.of(new Attentive(presence, redaction), settings.sleeper());
        ReadingPolicy policy = ReadingPolicy.of(selection);
        AuthenReading authen = new AuthenReading(target, patience, policy);
        Preflight.Ready ready = new Preflight(target, patience, redaction, settings.direct(), policy, authen).check();
        presence.watch();
        Ledger ledger = new Ledger(listener);
        RunMode mode = new RunMode(settings.again(), settings.stopAtFirst(), false, Optional.empty());
        Bench bench = bench(target, selection, mode, patience, authen, Optional.of(ready), ledger);
        if (selection.complete()
                && !selection.stateless()
                && selection.profiles().contains(Profile.CONTRAT)) {
            bench.early().begin(bench);
        }
        boolean stopped = false;
        if (settings.stopAtFirst()) {
            stopped = untilTheFirstFailure(bench, ledger);
        } else {
            launch(bench, settings.threads());
        }
        if (ledger.outcomes().isEmpty()) {
            throw new NotRunException(List.of(
                    new Text("Aucun essai ne correspond à la demande.", "No test matches what was asked for.")));
        }
        List<Outcome> outcomes = ledger.outcomes();
        boolean complete = selection.complete() && !stopped;
        Optional<Text> interruption = presence.interruption().or(bench::halted);
        return new Results(
                target,
                contract.version(),
                SuiteVersion.current(),
                started,
                Duration.between(started, Instant.now()),
                outcomes,
                ledger.advice(),
                verdicts(selection, outcomes, complete, interruption),
                bench.readings().taken(),
                bench.mark(),
                ledger.data(),
                stopped,
                interruption,
                TestList.hash(stopped ? list(target, selection) : outcomes));
    }

    /**
     * What goes away while it is tested has no verdict: the failures that it left may be of its end. Nor is a profile
     * judged of which no test was chosen.
     */
    private static List<Verdict> verdicts(
            Selection selection, List<Outcome> outcomes, boolean complete, Optional<Text> interruption) {
        return selection.profiles().stream()
                .sorted()
                .map(profile -> Verdict.of(profile, outcomes, complete))
                .filter(verdict -> complete || verdict.tests() > 0)
                .map(verdict -> interruption.isPresent() ? verdict.none() : verdict)
                .toList();
    }

    /**
     * What a run would have tested that could not begin.
     *
     * @param target that could not be tested
     * @param selection which tests
     * @param reason why not
     * @return each of the tests, blocked for this reason
     */
    public Results untested(Target target, Selection selection, Text reason) {
        List<Outcome> outcomes = list(target, selection).stream()
                .map(test -> test.blocked(reason))
                .toList();
        return new Results(
                target,
                contract.version(),
                SuiteVersion.current(),
                Instant.now(),
                Duration.ZERO,
                outcomes,
                List.of(),
                verdicts(selection, outcomes, selection.complete(), Optional.of(reason)),
                List.of(),
                "CONF-",
                List.of(),
                false,
                Optional.of(reason),
                TestList.hash(outcomes));
    }

    /** One urgency after the other, in the order in which to mend. */
    private boolean untilTheFirstFailure(Bench bench, Ledger ledger) {
        for (Urgency urgency : Urgency.values()) {
            launch(bench.only(urgency), 1);
            if (ledger.hasFailure()) {
                return true;
            }
        }
        return false;
    }

    private Bench bench(
            Target target,
            Selection selection,
            RunMode mode,
            Patience patience,
            AuthenReading authen,
            Optional<Preflight.Ready> ready,
            Ledger ledger) {
        return new Bench(
                target,
                selection,
                contract,
                register,
                mode,
                patience,
                ready.map(Preflight.Ready::tokens),
                ready.flatMap(Preflight.Ready::expert),
                new Twins(settlement),
                new Readings(ReadingPolicy.of(selection), settlement, authen, ready.map(Preflight.Ready::tokens)),
                ledger,
                new Early(settlement));
    }

    private void launch(Bench bench, int threads) {
        launch(bench, threads, tests(bench), new TestExecutionListener() {});
    }

    private void launch(Bench bench, int threads, List<DiscoverySelector> selected, TestExecutionListener listener) {
        LauncherConfig config = LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build();
        Breakage breakage = new Breakage();
        try (LauncherSession launcher = LauncherFactory.openSession(config)) {
            launcher.getStore().put(BenchExtension.STORE, BenchExtension.KEY, bench);
            launcher.getLauncher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selected)
                                    // Nobody reads JUnit's own account of a failure, so that nobody need shorten it.
                                    .configurationParameter(
                                            LauncherConstants.STACKTRACE_PRUNING_ENABLED_PROPERTY_NAME, "false")
                                    .configurationParameter(PARALLEL + "enabled", String.valueOf(threads > 1))
                                    .configurationParameter(PARALLEL + "mode.default", "concurrent")
                                    .configurationParameter(PARALLEL + "mode.classes.default", "concurrent")
                                    .configurationParameter(PARALLEL + "config.executor-service", "WORKER_THREAD_POOL")
                                    .configurationParameter(PARALLEL + "config.strategy", "fixed")
                                    .configurationParameter(
                                            PARALLEL + "config.fixed.parallelism", String.valueOf(threads))
                                    .configurationParameter(
                                            PARALLEL + "config.fixed.max-pool-size", String.valueOf(threads))
                                    .build(),
                            breakage,
                            listener);
        }
        breakage.check();
    }

    /** What breaks outside a test (a class, a factory) is a fault of the suite, and must not pass for a short run. */
    private static final class Breakage implements TestExecutionListener {

        private final List<Throwable> causes = new ArrayList<>();

        @Override
        public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isContainer() && result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                causes.add(result.getThrowable().orElseGet(() -> new IllegalStateException(test.getDisplayName())));
            }
        }

        void check() {
            if (!causes.isEmpty()) {
                throw new IllegalStateException("The suite broke", causes.get(0));
            }
        }
    }
}
