package lu.lalux.assure.junit;

import java.lang.annotation.Annotation;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The class around a test that bears an annotation.
 *
 * @param context of that class
 * @param annotation that it bears, or inherits
 */
record AnnotatedClass<A extends Annotation>(ExtensionContext context, A annotation) {

    /** Looks from a test outwards; of nested classes that bear it, the innermost counts. */
    static <A extends Annotation> AnnotatedClass<A> around(ExtensionContext inner, Class<A> annotation) {
        Optional<ExtensionContext> context = Optional.of(inner);
        while (context.isPresent()) {
            ExtensionContext here = context.get();
            // A test's own context has its class too: what is kept there would go with the test.
            if (here.getTestMethod().isEmpty()) {
                Optional<A> found =
                        here.getTestClass().flatMap(type -> AnnotationSupport.findAnnotation(type, annotation));
                if (found.isPresent()) {
                    return new AnnotatedClass<>(here, found.get());
                }
            }
            context = here.getParent();
        }
        throw new IllegalStateException("@" + annotation.getSimpleName());
    }

    /** Shows with a failed test what a program has printed. */
    static void show(ExtensionContext context, String program, String output) {
        if (!output.isEmpty()) {
            System.err.println("── " + context.getDisplayName() + " ── " + program + System.lineSeparator() + output);
        }
    }
}
