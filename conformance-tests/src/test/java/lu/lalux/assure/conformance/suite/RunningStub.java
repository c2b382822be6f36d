package lu.lalux.assure.conformance.suite;

import java.net.URI;
import lu.lalux.assure.junit.Sandbox;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The reference implementation, started once for all tests as vendors start it in theirs: a process of its own, on a free port. */
public final class RunningStub implements ParameterResolver {

    /** Where it is. */
    public record Address(URI uri) {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Address.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Sandbox sandbox = context.getStore(
                        StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(RunningStub.class))
                .computeIfAbsent(Sandbox.class, key -> Sandbox.start(), Sandbox.class);
        return new Address(sandbox.functions());
    }
}
