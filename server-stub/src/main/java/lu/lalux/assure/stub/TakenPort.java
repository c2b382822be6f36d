package lu.lalux.assure.stub;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The most common of all failed starts, in both languages and with what to do; Boot would say it in English. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TakenPort extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, PortInUseException taken) {
        return new FailureAnalysis(words(taken.getPort()), null, failure);
    }

    /** A line for each language. */
    static String words(int port) {
        return ("Le port %1$d est pris par un autre programme : arrêtez-le, ou démarrez avec un autre port"
                        + " (--server.port=%2$d, ou SERVER_PORT=%2$d devant la commande).%n"
                        + "Port %1$d is taken by another program: end that, or start with another port"
                        + " (--server.port=%2$d, or SERVER_PORT=%2$d before the command).")
                .formatted(port, port + 1);
    }
}
