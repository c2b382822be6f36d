package lu.lalux.assure.conformance.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The ids of each class's tests. JUnit takes longer to look through a class than most tests take to run: where a few tests
 * are asked for, as for each mutant of the self-check, the classes without any of them are left out.
 */
final class Roll {

    private final Map<Class<?>, List<String>> ids = new LinkedHashMap<>();

    /**
     * @param classes with tests
     * @param list names the tests of one
     */
    Roll(List<Class<?>> classes, Function<Class<?>, List<String>> list) {
        classes.forEach(each -> ids.put(each, list.apply(each)));
    }

    /** {@return the classes that have a test of the selection, in their order} */
    List<Class<?>> classesOf(Selection selection) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(id -> selection.ids().stream().anyMatch(id::startsWith)))
                .<Class<?>>map(Map.Entry::getKey)
                .toList();
    }
}
