package lu.lalux.assure.stub;

import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Why a start failed, in bare lines, and how to see the stack trace; Boot's own report, which comes after it, puts a
 * frame in English around them, and is silenced.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BareReport implements FailureAnalysisReporter {

    /** Under a name that {@code --debug} makes talk. */
    private static final Logger LOG = LoggerFactory.getLogger(FailureAnalysis.class);

    @Override
    public void report(FailureAnalysis told) {
        System.out.println(told.getDescription());
        if (told.getAction() != null) {
            System.out.println(told.getAction());
        }
        System.out.println(new Messages().bilingual(Message.of("start.trace")));
        LOG.debug("The start failed", told.getCause());
        LoggingSystem.get(getClass().getClassLoader())
                .setLogLevel("org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", LogLevel.OFF);
    }
}
