package lu.lalux.assure.conformance.suite.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.exchange.NoAnswerException;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.suite.implementation.TargetGoneException;
import lu.lalux.assure.conformance.suite.implementation.data.DataNeededException;
import lu.lalux.assure.conformance.suite.result.BlockedException;
import lu.lalux.assure.conformance.suite.result.NoTokenException;
import lu.lalux.assure.conformance.suite.result.Nonconformity;
import lu.lalux.assure.conformance.suite.result.NonconformityError;
import lu.lalux.assure.conformance.suite.result.NotApplicableException;
import lu.lalux.assure.conformance.suite.result.Outcome;
import lu.lalux.assure.conformance.suite.result.Outcome.State;
import lu.lalux.assure.conformance.suite.result.SkipException;
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

    /**
     * @param id of the test
     * @param requirement that it judges
     * @param title what it tests
     * @param body what it does
     * @throws Throwable what JUnit must know of: the test failed, was skipped, or broke
     */
    void run(String id, RegisterEntry requirement, Text title, Body body) throws Throwable {
        if (bench.listing()) {
            bench.ledger().add(outcome(id, requirement, title, new Attempt(State.PASSED), 0));
            return;
        }
        if (bench.mode().stopAtFirst() && bench.ledger().hasFailure()) {
            return;
        }
        long start = System.nanoTime();
        Attempt attempt = attempt(id, requirement, body);
        if (attempt.state == State.FAILED && bench.mode().again()) {
            Attempt second = attempt(id, requirement, body);
            if (second.state == State.PASSED && attempt.found.stream().noneMatch(TrialRunner::isOfTheMoment)) {
                attempt.state = State.UNSTABLE;
            }
        }
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        bench.ledger().add(outcome(id, requirement, title, attempt, millis));
        if (attempt.thrown != null) {
            throw attempt.thrown;
        }
        if (!attempt.found.isEmpty()) {
            throw new NonconformityError(attempt.found.get(0));
        }
    }

    /** That there were too many requests comes now and then; how it is said is right or wrong whenever it comes. */
    private static boolean isOfTheMoment(Nonconformity found) {
        return found.exchange()
                .filter(exchange -> exchange.answer().status() == Patience.TOO_MANY)
                .isPresent();
    }

    private static Outcome outcome(String id, RegisterEntry requirement, Text title, Attempt attempt, long millis) {
        return new Outcome(
                id, requirement, title, attempt.state, attempt.found, attempt.reason, attempt.exchanges, millis);
    }

    /** One go at a test. */
    private static final class Attempt {
        private State state;
        private List<Nonconformity> found = new ArrayList<>();
        private Optional<Text> reason = Optional.empty();
        private List<Exchange> exchanges = List.of();
        private Throwable thrown;

        Attempt(State state) {
            this.state = state;
        }

        void ends(State how, Text why, Throwable cause) {
            state = how;
            reason = Optional.of(why);
            thrown = cause;
        }

        void fails(Nonconformity nonconformity, Throwable cause) {
            state = State.FAILED;
            found.add(nonconformity);
            thrown = cause;
        }
    }

    private Attempt attempt(String id, RegisterEntry requirement, Body body) {
        Trial trial = new Trial(bench, id, requirement.level());
        Attempt attempt = new Attempt(State.PASSED);
        if (bench.halted().isPresent()) {
            Text why = bench.halted().get();
            attempt.ends(State.BLOCKED, why, new BlockedException(why));
            return attempt;
        }
        try {
            skipWhatNeedsState(requirement);
            body.run(trial);
        } catch (NonconformityError e) {
            attempt.fails(e.nonconformity(), e);
        } catch (NoAnswerException e) {
            attempt.fails(
                    new Nonconformity(
                            requirement.level(),
                            Nonconformity.A_RESPONSE,
                            Text.both(e.call().method() + " " + e.call().uri() + ": " + e.getMessage())),
                    e);
        } catch (SkipException e) {
            attempt.ends(State.SKIPPED, e.reason(), e);
        } catch (NotApplicableException e) {
            attempt.ends(State.NOT_APPLICABLE, e.reason(), e);
        } catch (BlockedException e) {
            attempt.ends(State.BLOCKED, e.reason(), e);
        } catch (NoTokenException e) {
            attempt.ends(State.BLOCKED, e.reason(), new TestAbortedException(e.getMessage(), e));
        } catch (TargetGoneException e) {
            attempt.ends(State.BLOCKED, e.reason(), new TestAbortedException(e.getMessage(), e));
        } catch (DataNeededException e) {
            halt(attempt, e);
        } catch (RuntimeException e) {
            // Right servers are tested without one: something in an answer was not as any test could go on with.
            if (trial.exchanges().isEmpty()) {
                attempt.ends(State.BROKEN, Text.both(e.toString()), e);
            } else {
                attempt.fails(unreadable(requirement, trial, e), e);
            }
        } catch (Throwable e) { // ours: a test that breaks gives no verdict, and must be seen
            attempt.ends(State.BROKEN, Text.both(e.toString()), e);
        }
        if (attempt.state == State.FAILED || holds(attempt)) {
            attempt.found.addAll(trial.beyond());
        }
        if (holds(attempt)) {
            if (attempt.found.isEmpty()) {
                attempt.found.addAll(trial.contractFaults());
            }
            attempt.state = attempt.found.isEmpty() ? attempt.state : State.FAILED;
        }
        attempt.exchanges = trial.exchanges();
        if (holds(attempt) || bench.mode().dryRun()) {
            try {
                proveRefusals(trial, attempt);
            } catch (SkipException e) { // the right request is another account's, who is not configured
                attempt.ends(State.SKIPPED, e.reason(), e);
            } catch (TargetGoneException e) {
                attempt.ends(State.BLOCKED, e.reason(), new TestAbortedException(e.getMessage(), e));
            } catch (DataNeededException e) {
                halt(attempt, e);
            } catch (RuntimeException e) { // ours, as above
                attempt.ends(State.BROKEN, Text.both(e.toString()), e);
            }
        }
        return attempt;
    }

    private void halt(Attempt attempt, DataNeededException needed) {
        bench.halt(needed.reason());
        attempt.ends(State.BLOCKED, needed.reason(), new TestAbortedException(needed.getMessage(), needed));
    }

    /** {@return whether nothing was found, so that what rests on a right request must be proven} */
    private static boolean holds(Attempt attempt) {
        return attempt.state == State.PASSED || attempt.state == State.NOT_APPLICABLE;
    }

    private static Nonconformity unreadable(RegisterEntry requirement, Trial trial, RuntimeException thrown) {
        List<Exchange> exchanges = trial.exchanges();
        Text received =
                Expectations.received(exchanges.get(exchanges.size() - 1).answer());
        String name = " (" + thrown.getClass().getSimpleName() + ")";
        return new Nonconformity(
                requirement.level(),
                new Text("une réponse avec laquelle l'essai peut continuer", "an answer with which the test can go on"),
                new Text(received.fr() + name, received.en() + name));
    }

    /** A test that passes because something was refused counts only where the right request is accepted. */
    private void proveRefusals(Trial trial, Attempt attempt) {
        for (Twins.Proof proof : bench.twins().of(trial)) {
            if (proof.refused().isPresent() || bench.mode().dryRun()) {
                attempt.exchanges = Stream.concat(attempt.exchanges.stream(), proof.exchanges().stream())
                        .toList();
            }
            if (holds(attempt) && proof.refused().isPresent()) {
                Text reason = proof.refused().get();
                attempt.ends(State.BLOCKED, reason, new BlockedException(reason));
            }
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
