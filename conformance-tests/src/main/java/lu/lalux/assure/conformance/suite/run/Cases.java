package lu.lalux.assure.conformance.suite.run;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.register.RegisterEntry;
import org.junit.jupiter.api.DynamicTest;

/** The tests that a factory makes at run time, of the requirements that its method names. */
public final class Cases {

    private final Bench bench;
    private final List<String> requirements;

    Cases(Bench bench, List<String> requirements) {
        this.bench = bench;
        this.requirements = requirements;
    }

    /** {@return the contract} */
    public Contract contract() {
        return bench.contract();
    }

    /**
     * The same test for each function.
     *
     * @param test what to do
     * @return the tests, whose ids end in the function's name
     */
    public Stream<DynamicTest> forEachFunction(BiConsumer<Trial, Fonction> test) {
        return Stream.of(Fonction.values())
                .flatMap(function -> one(
                        function.word(),
                        Map.of("fonction", function.path(), "depot", function.upload()),
                        trial -> test.accept(trial, function)));
    }

    /**
     * One of the tests of a factory that names one requirement.
     *
     * @param end of the id, behind the requirement's; stable
     * @param names what stands for the names in braces in the requirement's title
     * @param test what to do
     * @return the test, or nothing when it is not to be run
     */
    public Stream<DynamicTest> one(String end, Map<String, String> names, Consumer<Trial> test) {
        if (requirements.size() != 1) {
            throw new IllegalStateException("Which of them is meant? " + requirements);
        }
        String requirement = requirements.get(0);
        return derived(requirement + "." + end, requirement, names, test);
    }

    /**
     * One of the tests of a factory that names several.
     *
     * @param id stable
     * @param requirement one of them
     * @param names what stands for the names in braces in the requirement's title
     * @param test what to do
     * @return the test, or nothing when it is not to be run
     */
    public Stream<DynamicTest> derived(String id, String requirement, Map<String, String> names, Consumer<Trial> test) {
        if (!requirements.contains(requirement)) {
            throw new IllegalStateException(id + " is made where " + requirement + " is not named");
        }
        RegisterEntry entry = bench.register().get(requirement);
        if (!bench.takes(id, entry)) {
            return Stream.empty();
        }
        return Stream.of(DynamicTest.dynamicTest(
                id, () -> new TrialRunner(bench).run(id, entry, entry.title().with(names), test::accept)));
    }
}
