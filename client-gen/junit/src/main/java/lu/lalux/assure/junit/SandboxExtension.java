package lu.lalux.assure.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import lu.lalux.assure.junit.program.ProgramJar;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts sandboxes for {@link AssureSandbox}, hands them over, and ends them with the class or the run. */
final class SandboxExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);

    /** A sandbox as JUnit keeps it: it closes it with the store. */
    private record Held(Sandbox sandbox) implements Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            sandbox.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        held(context);
    }

    /** A nested class's is that of the class around it, whose store its own falls back to. */
    private static Sandbox held(ExtensionContext context) {
        AnnotatedClass<AssureSandbox> asked = AnnotatedClass.around(context, AssureSandbox.class);
        AssureSandbox wanted = asked.annotation();
        List<String> settings = List.of(wanted.settings());
        boolean shared = wanted.scope() == AssureSandbox.Scope.RUN;
        ExtensionContext keeper = shared ? context.getRoot() : asked.context();
        // A class's store falls back to that of the run: they have keys of different kinds.
        Object key = shared ? settings : asked.context().getRequiredTestClass();
        return keeper.getStore(NAMESPACE)
                .getOrComputeIfAbsent(key, unknown -> start(context, wanted), Held.class)
                .sandbox();
    }

    private static Held start(ExtensionContext context, AssureSandbox wanted) {
        Path jar = ProgramJar.SANDBOX.find(
                name -> context.getConfigurationParameter(name).orElse(null));
        return new Held(Sandbox.start(jar, List.of(wanted.settings()), Duration.ofSeconds(wanted.startSeconds())));
    }

    /** After all of a test: what it prepares may fail too. */
    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException()
                .ifPresent(failure -> AnnotatedClass.show(
                        context, "bac à sable / sandbox", held(context).output()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return held(context);
    }
}
