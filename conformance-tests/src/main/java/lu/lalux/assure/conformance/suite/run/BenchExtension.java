package lu.lalux.assure.conformance.suite.run;

import java.lang.reflect.Method;
import java.util.List;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.register.Requirement;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Hands each test its {@link Trial}, each factory its {@link Cases}, and records what comes of them. The bench comes
 * from the store of the launcher that runs the suite: several may run at once.
 */
public final class BenchExtension implements ParameterResolver, InvocationInterceptor {

    static final String KEY = "bench";

    static final org.junit.platform.engine.support.store.Namespace STORE =
            org.junit.platform.engine.support.store.Namespace.create(BenchExtension.class);

    /** For JUnit. */
    public BenchExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Trial.class || type == Cases.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Bench bench = bench(context);
        Method method = context.getRequiredTestMethod();
        if (parameter.getParameter().getType() == Cases.class) {
            return new Cases(bench, requirements(method));
        }
        RegisterEntry entry = requirement(bench, method);
        return new Trial(bench, entry.id(), entry.level());
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Bench bench = bench(context);
        RegisterEntry entry = requirement(bench, method.getExecutable());
        // The runner calls the method itself, as often as it takes.
        invocation.skip();
        if (bench.takes(entry.id(), entry)) {
            Object instance = context.getRequiredTestInstance();
            new TrialRunner(bench)
                    .run(
                            entry.id(),
                            entry,
                            entry.title(),
                            trial -> ReflectionSupport.invokeMethod(method.getExecutable(), instance, trial));
        }
    }

    private static Bench bench(ExtensionContext context) {
        Bench bench = context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(BenchExtension.class))
                .get(KEY, Bench.class);
        if (bench == null) {
            throw new IllegalStateException("These tests are run by the suite's own launcher");
        }
        return bench;
    }

    private static RegisterEntry requirement(Bench bench, Method method) {
        return bench.register().get(requirements(method).get(0));
    }

    private static List<String> requirements(Method method) {
        return List.of(method.getAnnotation(Requirement.class).value());
    }
}
