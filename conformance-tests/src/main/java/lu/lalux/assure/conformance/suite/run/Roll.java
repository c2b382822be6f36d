package lu.lalux.assure.conformance.suite.run;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.register.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * The ids of each method's tests, heard while they are listed. JUnit takes longer to look through a class, and a
 * factory to make its tests, than most tests take to run: where a few are asked for, as for each mutant of the
 * self-check, the methods without any of them are left out.
 */
final class Roll implements TestExecutionListener {

    private final Map<MethodSource, List<String>> ids = new LinkedHashMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        if (test.isTest()) {
            MethodSource source = (MethodSource) test.getSource().orElseThrow();
            ids.computeIfAbsent(source, method -> new ArrayList<>()).add(id(test, source.getJavaMethod()));
        }
    }

    /** A factory names its tests by their ids. */
    private static String id(TestIdentifier test, Method method) {
        return method.isAnnotationPresent(Test.class)
                ? method.getAnnotation(Requirement.class).value()[0]
                : test.getDisplayName();
    }

    /** Of a factory of several requirements no test's id begins with the requirement's. */
    private static Stream<String> requirements(MethodSource method) {
        return Stream.of(method.getJavaMethod().getAnnotation(Requirement.class).value());
    }

    /** {@return the methods that have a test of the selection, in their order} */
    List<DiscoverySelector> methodsOf(Selection selection) {
        return ids.entrySet().stream()
                .filter(entry -> Stream.concat(entry.getValue().stream(), requirements(entry.getKey()))
                        .anyMatch(id -> selection.ids().stream().anyMatch(id::startsWith)))
                .map(Map.Entry::getKey)
                .<DiscoverySelector>map(
                        method -> DiscoverySelectors.selectMethod(method.getJavaClass(), method.getJavaMethod()))
                .toList();
    }
}
