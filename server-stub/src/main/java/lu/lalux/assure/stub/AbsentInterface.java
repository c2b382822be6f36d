package lu.lalux.assure.stub;

import java.net.BindException;
import lu.lalux.assure.stub.problem.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.Environment;

/** A start that cannot listen where it is told to, though nobody else does. */
final class AbsentInterface extends AbstractFailureAnalyzer<BindException> {

    private final @Nullable Environment environment;

    AbsentInterface(@Nullable Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, BindException refused) {
        if (environment == null || findCause(failure, PortInUseException.class) != null) {
            return null;
        }
        String address = environment.getProperty("server.address", "localhost") + ":"
                + environment.getProperty("server.port", "");
        return new FailureAnalysis(
                new StartRefusedException("start.interface", address, refused.getMessage()).getMessage(),
                null,
                failure);
    }
}
