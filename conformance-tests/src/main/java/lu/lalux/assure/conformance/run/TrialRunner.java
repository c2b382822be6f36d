package lu.lalux.assure.conformance.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.run.Outcome.State;
import org.opentest4j.TestAbortedException;

/** Runs one test and records what came of it, the validation of its exchanges included. */
final class TrialRunner {

    /** What a test does. */
    @FunctionalInterface
    interface Body {
        void run(Trial trial) throws Throwable;
    }

    private final Bench bench;

    TrialRunner(Bench bench) {
        this.bench = bench;
    }

    void run(Trial trial, RegisterEntry requirement, Text title, Body body) throws Throwable {
        String id = trial.id();
        if (bench.listing()) {
            bench.ledger()
                    .add(new Outcome(id, requirement, title, State.PASSED, List.of(), Optional.empty(), List.of(), 0));
            return;
        }
        long start = System.nanoTime();
        List<Nonconformity> found = new ArrayList<>();
        Optional<Text> reason = Optional.empty();
        State state = State.PASSED;
        Throwable thrown = null;
        try {
            skipWhatNeedsState(requirement);
            body.run(trial);
        } catch (NonconformityError e) {
            found.add(e.nonconformity());
            thrown = e;
        } catch (NoAnswerException e) {
            found.add(new Nonconformity(
                    requirement.level(),
                    new Text("une réponse HTTP", "an HTTP response"),
                    Text.both(e.call().method() + " " + e.call().uri() + ": " + e.getMessage())));
            thrown = e;
        } catch (SkipException e) {
            reason = Optional.of(e.reason());
            state = State.SKIPPED;
            thrown = e;
        } catch (BlockedException e) {
            reason = Optional.of(e.reason());
            state = State.BLOCKED;
            thrown = e;
        } catch (NoTokenException e) {
            reason = Optional.of(new Text(
                    "aucun jeton n'a été obtenu (" + e.getMessage() + ")",
                    "no token was obtained (" + e.getMessage() + ")"));
            state = State.BLOCKED;
            thrown = new TestAbortedException(e.getMessage(), e);
        } catch (Throwable e) { // ours: a test that breaks gives no verdict, and must be seen
            reason = Optional.of(Text.both(e.toString()));
            state = State.BROKEN;
            thrown = e;
        }
        if (state == State.PASSED) {
            found.addAll(trial.contractFaults());
            state = found.isEmpty() ? State.PASSED : State.FAILED;
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        bench.ledger().add(new Outcome(id, requirement, title, state, found, reason, trial.exchanges(), millis));
        if (thrown != null) {
            throw thrown;
        }
        if (!found.isEmpty()) {
            throw new NonconformityError(found.get(0));
        }
    }

    private void skipWhatNeedsState(RegisterEntry requirement) {
        if (bench.selection().stateless()) {
            requirement.stateless().ifPresent(reason -> {
                throw new SkipException(
                        new Text("cible sans état : " + reason.fr(), "target without state: " + reason.en()));
            });
        }
    }
}
