package lu.lalux.assure.stub.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationArgumentResolver;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.ProducibleOperationArgumentResolver;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.stereotype.Component;

/**
 * An {@code Accept} that names nothing, which RFC 9110 allows, gets from Boot's endpoints what none gets. Boot finds no
 * format for it, and its metrics would be {@code 500}. No filter, since a management port of its own has none of ours.
 */
@Component
final class UsualFormat implements OperationInvokerAdvisor {

    private static final OperationArgumentResolver WITHOUT_ACCEPT = new ProducibleOperationArgumentResolver(List::of);

    @Override
    public OperationInvoker apply(
            EndpointId endpoint, OperationType type, OperationParameters parameters, OperationInvoker invoker) {
        return context -> invoker.invoke(new InvocationContext(
                context.resolveArgument(SecurityContext.class),
                context.getArguments(),
                new Asked(context),
                WITHOUT_ACCEPT));
    }

    /** What the request itself gives; the next resolver is asked for what it does not. */
    private record Asked(InvocationContext context) implements OperationArgumentResolver {

        @Override
        public boolean canResolve(Class<?> type) {
            return context.canResolve(type);
        }

        @Override
        public <T> @Nullable T resolve(Class<T> type) {
            return context.resolveArgument(type);
        }
    }
}
