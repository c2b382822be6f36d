package lu.lalux.assure.cli.sending;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.Checker;
import lu.lalux.assure.cli.reading.Demande;
import lu.lalux.assure.client.problem.AssureException;

/**
 * All requests of a folder, read twice: first to check every one of them before the first is sent, then to send them,
 * so many at a time. Of a request only its result stays in memory.
 *
 * <p>A failure of one request concerns that request only. When the server lets nobody in, does not answer any more, or
 * the person does not sign in again, the rest waits for the next run.
 */
public final class Batch {

    /** So many requests in a row without an answer, and nothing more is sent. */
    private static final int FAILURES_IN_A_ROW = 5;

    /** So many requests are told about in detail: more, a person does not mend before the next run. */
    static final int DETAILS_MAX = 1_000;

    /** Reads the folder, as often as it is asked to. */
    @FunctionalInterface
    public interface Source {
        void read(Consumer<Demande> next);

        /** What is to be said of what was read so far, and is no error. */
        default List<String> notices() {
            return List.of();
        }
    }

    private final Source source;
    private final Checker checker;
    private final Texts texts;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private int details;
    private int withoutDetail;
    private boolean changed;
    private final Set<String> during = Collections.synchronizedSet(new LinkedHashSet<>());
    private volatile int stop = ExitCode.DONE;
    private volatile RuntimeException failure;

    public Batch(Source source, Checker checker, Texts texts) {
        this.source = source;
        this.checker = checker;
        this.texts = texts;
    }

    /**
     * Sets aside the requests that have faults, unless they were accepted with these faults before. Of requests that
     * are the same it sets aside all but one. The others wait to be sent. Uses no network.
     *
     * @param achieved what earlier runs have achieved
     * @param listener told of each that was read
     */
    public void examine(Achieved achieved, Runnable listener) {
        Repetitions repetitions = new Repetitions(texts);
        source.read(request -> {
            outcomes.add(null);
            keep(outcomes.size() - 1, examined(request, achieved, repetitions));
            listener.run();
        });
    }

    /**
     * What a person should know of the folder: before anything is sent, for instance, that a column is not read;
     * afterwards also why not everything was sent.
     */
    public List<String> notices() {
        Set<String> notices = new LinkedHashSet<>(source.notices());
        synchronized (during) {
            notices.addAll(during);
        }
        return List.copyOf(notices);
    }

    public int count() {
        return outcomes.size();
    }

    /**
     * Sends what waits.
     *
     * @param listener told each result as it comes, from several threads
     * @return the result of every request, in the folder's order
     */
    public Summary send(JournaledSending sending, int parallel, Consumer<Outcome> listener) {
        ExecutorService workers = Executors.newFixedThreadPool(parallel);
        Semaphore places = new Semaphore(parallel);
        AtomicInteger next = new AtomicInteger();
        try {
            source.read(request -> {
                int number = next.getAndIncrement();
                if (stop != ExitCode.DONE || !examinedBefore(number, request)) {
                    return;
                }
                Outcome known = outcome(number);
                if (known.state() != State.WAITING) {
                    listener.accept(known);
                    return;
                }
                places.acquireUninterruptibly();
                workers.execute(() -> {
                    try {
                        if (stop == ExitCode.DONE) {
                            listener.accept(keep(number, sent(sending, request)));
                        }
                    } catch (StopException e) {
                        stopped(e);
                    } catch (RuntimeException e) {
                        failure = e;
                        stop = ExitCode.INTERNAL;
                    } finally {
                        places.release();
                    }
                });
            });
            seeThatAllCameAgain(next.get());
        } catch (StopException e) {
            stopped(e);
        } finally {
            places.acquireUninterruptibly(parallel);
            workers.shutdown();
        }
        if (failure != null) {
            throw failure;
        }
        if (stop == ExitCode.DONE && changed) {
            stop = ExitCode.LATER;
        }
        return summary(false);
    }

    /**
     * Says what would be sent: as {@link #send}, without network and without a trace.
     *
     * @param listener told each result as it comes
     */
    public Summary dryRun(Achieved achieved, Consumer<Outcome> listener) {
        AtomicInteger next = new AtomicInteger();
        source.read(request -> {
            int number = next.getAndIncrement();
            if (examinedBefore(number, request)) {
                Outcome known = outcome(number);
                listener.accept(known.state() == State.WAITING ? keep(number, tried(achieved, request)) : known);
            }
        });
        seeThatAllCameAgain(next.get());
        stop = changed ? ExitCode.LATER : ExitCode.DONE;
        return summary(true);
    }

    /**
     * Whether the request at this place is the one that was examined there. Somebody may work in the folder meanwhile.
     * A request that was not examined is not sent, and does not get the result of the request that stood in its place.
     */
    private boolean examinedBefore(int number, Demande request) {
        if (number < count()) {
            Outcome known = outcome(number);
            if (known.source().equals(request.source())
                    && Objects.equals(known.reference(), request.reference().orElse(null))) {
                return true;
            }
        }
        changed();
        return false;
    }

    /** What was sent before is sent: the run ends with its summary, and the rest waits. */
    private void stopped(StopException why) {
        during.add(why.getMessage());
        stop = why.code();
    }

    /** @param read how many requests there were to send; when the sending is stopped, reading goes on to their end */
    private void seeThatAllCameAgain(int read) {
        if (read != count()) {
            changed();
        }
    }

    private void changed() {
        changed = true;
        during.add(texts.say("batch.folder-changed"));
    }

    private Summary summary(boolean dryRun) {
        return new Summary(outcomes, stop, withoutDetail, dryRun, notices());
    }

    private synchronized Outcome outcome(int number) {
        return outcomes.get(number);
    }

    private synchronized Outcome keep(int number, Outcome outcome) {
        boolean tooMany = outcome.detailed() && details >= DETAILS_MAX;
        details += outcome.detailed() ? 1 : 0;
        withoutDetail += tooMany ? 1 : 0;
        outcomes.set(number, tooMany ? outcome.withoutDetail() : outcome);
        return outcome;
    }

    private Outcome examined(Demande request, Achieved achieved, Repetitions repetitions) {
        List<Finding> findings = new ArrayList<>(checker.findings(request));
        Optional<Finding> repetition = repetitions.finding(request, Finding.anyFault(findings));
        repetition.ifPresent(findings::add);
        if (Finding.anyFault(findings)) {
            return achieved.acceptedAsItIs(request).orElseGet(() -> Outcome.of(request, State.TO_MEND, findings));
        }
        return Outcome.of(request, repetition.isPresent() ? State.TWICE : State.WAITING);
    }

    private Outcome tried(Achieved achieved, Demande request) {
        try {
            return Attachments.of(request)
                    .acceptedBefore(request, achieved.accepted(request.identity()), texts)
                    .orElseGet(() -> Outcome.of(request, State.READY, checker.findings(request)));
        } catch (IOException e) {
            return unreadable(request, State.TO_MEND, e);
        }
    }

    private Outcome sent(JournaledSending sending, Demande request) {
        List<Finding> findings = checker.findings(request);
        if (Finding.anyFault(findings)) {
            // It was changed since it was examined.
            return Outcome.of(request, State.TO_MEND, findings);
        }
        try {
            Outcome outcome = sending.send(request);
            failures.set(0);
            return outcome;
        } catch (AssureException refusal) {
            int code = ExitCode.of(refusal);
            if (code == ExitCode.TO_MEND) {
                failures.set(0);
                return Outcome.of(request, State.REFUSED).with(refusal);
            }
            if (code == ExitCode.ACCESS || failures.incrementAndGet() >= FAILURES_IN_A_ROW) {
                stop = code;
            }
            return Outcome.of(request, State.WAITING).with(refusal);
        } catch (IOException e) {
            stop = ExitCode.FILE;
            return unreadable(request, State.WAITING, e);
        }
    }

    private Outcome unreadable(Demande request, State state, IOException e) {
        Finding finding = new Finding("", "fichier", texts.unreadable(e, request.source()), false);
        return Outcome.of(request, state, List.of(finding));
    }
}
