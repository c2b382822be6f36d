package lu.lalux.assure.conformance.selfcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.selfcheck.hand.HandMutants;
import lu.lalux.assure.conformance.selfcheck.mutants.DerivedMutants;
import lu.lalux.assure.conformance.selfcheck.mutants.Exclusions;
import lu.lalux.assure.conformance.selfcheck.mutants.Meant;
import lu.lalux.assure.conformance.selfcheck.mutants.Mutant;
import lu.lalux.assure.conformance.selfcheck.variants.Company;
import lu.lalux.assure.conformance.selfcheck.variants.Variant;
import lu.lalux.assure.conformance.selfcheck.variants.Variants;
import lu.lalux.assure.conformance.suite.result.Results;
import lu.lalux.assure.conformance.suite.run.SuiteRun;

/**
 * The suite tests itself: against a right server and each of its mutants, against servers that use the contract's
 * freedoms, and against servers that do nothing. None of them leaves this machine.
 */
public final class SelfCheck {

    /**
     * The right server is tested with the contract's sizes, all others with a part of them, in which each test file
     * fits.
     */
    private static final int PART = 32;

    private final Contract contract;
    private final ServerRun fullSize;
    private final ServerRun bout;
    private final int threads;

    /**
     * @param suite to be tested
     * @param threads how many servers are tested at once
     */
    public SelfCheck(SuiteRun suite, int threads) {
        Identities identities = Identities.madeUp();
        this.contract = suite.contract().withUploadsDividedBy(PART);
        this.fullSize = new ServerRun(suite, identities);
        this.bout = new ServerRun(suite.with(contract), identities);
        this.threads = threads;
    }

    /**
     * Everything.
     *
     * @param progress told of each server as it is done
     * @return what came of it
     */
    public Findings run(Consumer<String> progress) {
        return run(UnaryOperator.identity(), id -> true, true, progress);
    }

    /**
     * The right server, and some mutants and variants only: while a test is written.
     *
     * @param part of their ids
     * @param progress told of each server as it is done
     * @return what came of it
     */
    public Findings run(String part, Consumer<String> progress) {
        return run(
                mutants -> mutants.stream()
                        .filter(mutant -> mutant.id().contains(part))
                        .toList(),
                id -> id.contains(part),
                false,
                progress);
    }

    /**
     * All but the mutants: the right server, those that use the contract's freedoms, and those that do nothing.
     *
     * @return what came of it
     */
    Findings fairness() {
        return run(mutants -> List.of(), id -> true, true, id -> {});
    }

    /** {@return the contract's mutants that are run, none of which is run here} */
    List<Mutant> mutants() {
        Exclusions exclusions = new Exclusions(contract);
        return mutants(contract, new Meant(contract, bout.quickBaseline().outcomes())).stream()
                .filter(mutant -> exclusions.of(mutant).isEmpty())
                .toList();
    }

    /**
     * The right server, and one mutant of each family: of those that tests of the same subject are meant for.
     *
     * @param seed which one
     * @return what came of it
     */
    Findings sample(long seed) {
        Random random = new Random(seed);
        return run(
                mutants -> mutants.stream()
                        .filter(mutant -> !mutant.meant().isEmpty())
                        .collect(Collectors.groupingBy(SelfCheck::family, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(family -> family.get(random.nextInt(family.size())))
                        .toList(),
                id -> false,
                false,
                id -> {});
    }

    /** The first two words of the test's id: {@code reparateur.factureHT}. */
    private static String family(Mutant mutant) {
        return mutant.meant().get(0).replaceFirst("^([^.]+\\.[^.]+).*", "$1");
    }

    private Findings run(
            UnaryOperator<List<Mutant>> part, Predicate<String> which, boolean whole, Consumer<String> progress) {
        long start = System.nanoTime();
        Results baseline = whole ? fullSize.baseline() : bout.quickBaseline();
        List<Mutant> mutants = new ArrayList<>(part.apply(mutants(contract, new Meant(contract, baseline.outcomes()))));
        Exclusions exclusions = new Exclusions(contract);
        Map<String, String> excluded = new LinkedHashMap<>();
        mutants.forEach(mutant -> exclusions.of(mutant).ifPresent(reason -> excluded.put(mutant.id(), reason)));
        mutants.removeIf(mutant -> excluded.containsKey(mutant.id()));
        List<MutantResult> kills = each(mutants, mutant -> {
            MutantResult kill = bout.against(mutant);
            progress.accept(mutant.id());
            return kill;
        });
        List<Variant> variants = Variants.of(contract).stream()
                .filter(variant -> which.test(variant.id()))
                .toList();
        Fairness fairness = new Fairness(bout::against);
        List<Alarm> alarms = each(Company.of(variants), company -> {
                    List<Alarm> found = fairness.of(company);
                    company.members().forEach(variant -> progress.accept(variant.id()));
                    return found;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        List<Score> scores = each(whole ? new Floor(contract, bout).all() : List.of(), idle -> {
            Score score = idle.judge();
            progress.accept(idle.id());
            return score;
        });
        return new Findings(baseline, kills, excluded, alarms, scores, (System.nanoTime() - start) / 1_000_000_000L);
    }

    static List<Mutant> mutants(Contract contract, Meant meant) {
        List<Mutant> mutants = DerivedMutants.of(contract, meant);
        mutants.addAll(new HandMutants(contract).all());
        return mutants;
    }

    private <T, R> List<R> each(List<T> items, Function<T, R> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<R>> futures = new ArrayList<>();
            items.forEach(item -> futures.add(pool.submit(() -> work.apply(item))));
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
