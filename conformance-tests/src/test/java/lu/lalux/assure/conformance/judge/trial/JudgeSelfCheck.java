package lu.lalux.assure.conformance.judge.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Ruling.State;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry.Level;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.habit.Habit;
import lu.lalux.assure.conformance.judge.trial.habit.Habits;
import lu.lalux.assure.conformance.judge.trial.right.RightClient;
import lu.lalux.assure.conformance.judge.trial.right.RightClients;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.judge.worklist.WorkList;

/**
 * The judge tests itself: right clients work through whole sessions, clients with one bad habit through what is meant for it,
 * and idle ones through nothing. None of them leaves this machine; time is scaled.
 */
public final class JudgeSelfCheck {

    /** The files are smaller than the contract's by so much, in limit and list alike. */
    private static final int PART = 32;

    private static final Duration MOST = Duration.ofSeconds(50);

    private static final int SLOWER = 5;

    private final Contract contract;
    private final TrialSession trial;
    private final Tempo tempo;
    private final int threads;

    /**
     * @param contract that the judge keeps to
     * @param tempo of sessions and clients
     * @param threads how many clients are judged at once: they wait more than they work
     */
    public JudgeSelfCheck(Contract contract, Tempo tempo, int threads) {
        this.contract = contract.withUploadsDividedBy(PART);
        this.trial = new TrialSession(this.contract, ScenarioRegister.load(), MOST);
        this.tempo = tempo;
        this.threads = threads;
    }

    /**
     * Everything.
     *
     * @param progress told of each client as it is done
     * @return what came of it
     */
    public JudgeFindings run(Consumer<String> progress) {
        return run(id -> true, progress);
    }

    /**
     * Some clients only: while a scenario is written.
     *
     * @param part of their ids
     * @param progress told of each client as it is done
     * @return what came of it
     */
    public JudgeFindings run(String part, Consumer<String> progress) {
        return run(id -> id.contains(part), progress);
    }

    private JudgeFindings run(Predicate<String> which, Consumer<String> progress) {
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Cleared>> right = submit(
                    pool, RightClients.all(), client -> which.test(client.id()), this::clear, Cleared::id, progress);
            List<Future<Caught>> wrong = submit(
                    pool, Habits.of(contract), habit -> which.test(habit.id()), this::tryOut, Caught::id, progress);
            List<Future<Idler>> idle = submit(
                    pool, List.of("idle.nothing", "idle.one-invoice"), which::test, this::idle, Idler::id, progress);
            return new JudgeFindings(all(wrong), all(right), all(idle), (System.nanoTime() - start) / 1_000_000_000L);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T, R> List<Future<R>> submit(
            ExecutorService pool,
            List<T> items,
            Predicate<T> which,
            Function<T, R> work,
            Function<R, String> id,
            Consumer<String> progress) {
        return items.stream()
                .filter(which)
                .map(item -> pool.submit(() -> {
                    R result = work.apply(item);
                    progress.accept(id.apply(result));
                    return result;
                }))
                .toList();
    }

    private static <R> List<R> all(List<Future<R>> futures) {
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Who answers late says little in a fast session: what a busy machine misses there is tried in a slower one. */
    private Caught tryOut(Habit habit) {
        Tempo first = habit.tempo().orElse(tempo);
        Caught caught = tryOut(habit, first);
        Tempo slower = new Tempo(Math.min(1, first.factor() * SLOWER));
        return caught.missing().isEmpty() || slower.equals(first) ? caught : tryOut(habit, slower);
    }

    private Caught tryOut(Habit habit, Tempo speed) {
        Ways ways = new Ways();
        habit.change().accept(ways);
        Software software = new Software(habit.id(), "1", habit.trade(), habit.way(), false, false);
        TrialSession.Result result =
                result(habit.id(), software, ways, speed, habit.secured(), list -> part(list, habit));
        List<String> missing = habit.meant().stream()
                .filter(meant -> result.rulings().entrySet().stream()
                        .noneMatch(entry -> entry.getKey().equals(meant) && catches(habit, entry.getValue())))
                .toList();
        List<String> by = result.rulings().entrySet().stream()
                .filter(entry -> entry.getValue().state() == State.BROKEN)
                .map(Map.Entry::getKey)
                .toList();
        return new Caught(habit.id(), habit.meant(), missing, by, evidence(result, habit.meant()));
    }

    private static boolean catches(Habit habit, Ruling ruling) {
        return ruling.state() == State.BROKEN
                || habit.advised() && !ruling.advice().isEmpty();
    }

    /** What is meant for the habit, and some ordinary invoices. */
    private static WorkList part(WorkList list, Habit habit) {
        List<Invoice> chosen = new ArrayList<>();
        int ordinary = habit.ordinary();
        for (Invoice invoice : list.invoices()) {
            if (invoice.scenario().isEmpty() && invoice.part() == 1 && ordinary > 0) {
                chosen.add(invoice);
                ordinary--;
            } else if (!invoice.scenario().isEmpty()
                    && Stream.concat(habit.meant().stream(), habit.plays().stream())
                            .anyMatch(invoice.scenario()::equals)) {
                chosen.add(invoice);
            }
        }
        return new WorkList(chosen);
    }

    private Cleared clear(RightClient client) {
        Ways ways = new Ways();
        client.change().accept(ways);
        Software software =
                new Software(client.id(), "1", client.trade(), client.way(), client.ownReferences(), client.ownFiles());
        TrialSession.Result result = result(client.id(), software, ways, tempo, client.secured(), list -> list);
        List<String> alarms = ids(
                result,
                (id, ruling) -> ruling.state() == State.BROKEN
                        && trial.register().get(id).level() == Level.EXIGENCE);
        List<String> unshown = ids(result, (id, ruling) -> ruling.state() == State.NOT_SHOWN);
        return new Cleared(
                client.id(),
                alarms,
                unshown,
                ids(
                        result,
                        (id, ruling) ->
                                !ruling.advice().isEmpty() || ruling.state() == State.BROKEN && !alarms.contains(id)),
                evidence(result, unshown));
    }

    private static List<String> ids(TrialSession.Result result, BiPredicate<String, Ruling> which) {
        return result.rulings().entrySet().stream()
                .filter(entry -> which.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Idler idle(String id) {
        Software software = new Software(id, "1", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false);
        TrialSession.Result result = result(
                id,
                software,
                new Ways(),
                tempo,
                false,
                list -> new WorkList(
                        id.endsWith("nothing") ? List.of() : list.invoices().subList(0, 1)));
        long shown = result.rulings().values().stream()
                .filter(ruling -> ruling.state() == State.SHOWN)
                .count();
        long required = result.rulings().keySet().stream()
                .filter(scenario -> trial.register().get(scenario).level() == Level.EXIGENCE)
                .count();
        boolean conforms = required > 0
                && result.rulings().entrySet().stream()
                        .filter(entry -> trial.register().get(entry.getKey()).level() == Level.EXIGENCE)
                        .allMatch(entry -> entry.getValue().state() == State.SHOWN);
        return new Idler(id, (int) shown, result.rulings().size(), conforms);
    }

    private TrialSession.Result result(
            String id, Software software, Ways ways, Tempo speed, boolean secured, UnaryOperator<WorkList> part) {
        try {
            return trial.of(software, ways, speed, secured, part);
        } catch (RuntimeException e) {
            throw new IllegalStateException("In the trial of " + id, e);
        }
    }

    private static List<String> evidence(TrialSession.Result result, List<String> meant) {
        return result.rulings().entrySet().stream()
                .flatMap(entry -> lines(entry.getKey(), entry.getValue(), meant.contains(entry.getKey())))
                .toList();
    }

    private static Stream<String> lines(String id, Ruling ruling, boolean meant) {
        Stream<String> remarks = Stream.concat(ruling.remarks().stream(), ruling.advice().stream())
                .map(remark -> id + ": " + shown(remark));
        return meant && ruling.state() != State.BROKEN
                ? Stream.concat(
                        Stream.of(id + ": " + ruling.state()
                                + ruling.reason()
                                        .map(text -> " (" + text.en() + ")")
                                        .orElse("")),
                        remarks)
                : remarks;
    }

    private static String shown(Remark remark) {
        return "expected: " + remark.expected().en() + " came: "
                + remark.received().en() + " "
                + remark.exchanges().stream()
                        .map(exchange -> exchange.number() + " " + exchange.kind() + " " + exchange.status())
                        .toList();
    }
}
