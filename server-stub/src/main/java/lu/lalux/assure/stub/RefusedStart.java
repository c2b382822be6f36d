package lu.lalux.assure.stub;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * A start that our own code refuses, with an {@link IllegalStateException} or {@link IllegalArgumentException}, says
 * why in words that are meant for whoever runs it: where it was thrown helps nobody. What is wrong with a single
 * setting, {@link WrongValue} says.
 */
final class RefusedStart implements FailureAnalyzer {

    private static final String OURS = RefusedStart.class.getPackageName() + '.';

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        FailureAnalysis found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return null;
            }
            if (isRefusal(cause)) {
                found = new FailureAnalysis(cause.getMessage(), null, failure);
            }
        }
        return found;
    }

    private static boolean isRefusal(Throwable cause) {
        StackTraceElement[] stack = cause.getStackTrace();
        return (cause instanceof IllegalStateException || cause instanceof IllegalArgumentException)
                && stack.length > 0
                && stack[0].getClassName().startsWith(OURS);
    }
}
