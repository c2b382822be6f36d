package lu.lalux.assure.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class a sandbox of LALUX's API: a process of its own, on a free port, with data of its own that
 * go when it ends. Methods and the constructor take it as a parameter of type {@link Sandbox}.
 *
 * <pre>{@code
 * @AssureSandbox
 * class InvoicesTest {
 *
 *     @Test
 *     void an_invoice_is_settled_once(Sandbox sandbox) {
 *         // … your software sends F-2026-0173 to sandbox.functions(), with sandbox.credentials(Trade.REPARATEUR) …
 *         sandbox.settlements().requireOne("F-2026-0173").requireAmount("factureTTC", "2168.48").requireFile(pdf);
 *     }
 * }
 * }</pre>
 *
 * <p>Its file is looked for where Maven and Gradle put it; the property {@code assure.sandbox.jar}, or the variable
 * {@code ASSURE_SANDBOX_JAR}, names another.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(SandboxExtension.class)
public @interface AssureSandbox {

    /** For whom a sandbox is. */
    enum Scope {
        /** For the tests of this class, those of its nested classes included. */
        CLASS,
        /**
         * For all tests of an execution of JUnit that ask for the same settings: it starts once. Moved clocks and
         * records are everybody's. In forked JVMs ({@code forkCount} above 1) Surefire executes JUnit once per class:
         * each class then has its own.
         */
        RUN
    }

    /** {@return for whom it is} */
    Scope scope() default Scope.CLASS;

    /** {@return settings of the sandbox, as {@code assure.strict=true}; its README lists them} */
    String[] settings() default {};

    /** {@return how long its start may take, in seconds} */
    int startSeconds() default 120;
}
