package lu.lalux.assure.tools;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link Needs} asks for. Where all tools are demanded (-Dtools=demanded), one that is not there is a failure. */
final class ToolsThere implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Tool> missing = AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .flatMap(needs ->
                        Stream.of(needs.value()).filter(tool -> !tool.isThere()).findFirst());
        if (missing.isEmpty()) {
            return enabled(null);
        }
        // src/tools/LeftOut.java knows the reason by its beginning.
        String reason = "for want of " + missing.get() + " (" + missing.get().source() + ")";
        if ("demanded".equals(System.getProperty("tools"))) {
            throw new IllegalStateException("Not run " + reason);
        }
        return disabled(reason);
    }
}
