package lu.lalux.assure.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class the judge: a right server that lets happen to a client what happens in production, and
 * says what the client made of it. It is one session, a process of its own on a free port. Methods and the constructor
 * take it as a parameter of type {@link Judge}, or only its {@link WorkList}.
 *
 * <pre>{@code
 * @AssureJudge(software = "my-software", version = "4.2")
 * class JudgedTest {
 *
 *     @Test
 *     void it_conforms(Judge judge) {
 *         for (WorkPart part : judge.workList().parts()) {
 *             // … your software sends part.folder() with part.credentials() …
 *         }
 *         judge.verdict().requireConforming();
 *     }
 * }
 * }</pre>
 *
 * <p>Its file is looked for where Maven and Gradle put it; the property {@code assure.judge.jar}, or the variable
 * {@code ASSURE_JUDGE_JAR}, names another.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(JudgeExtension.class)
public @interface AssureJudge {

    /** {@return name of the software that is judged; the test class's when it is empty} */
    String software() default "";

    /** {@return its version} */
    String version() default "test";

    /** {@return the trade whose invoices it sends} */
    Trade trade() default Trade.REPARATEUR;

    /** {@return more options of the command {@code judge session}, as {@code --own-references}} */
    String[] options() default {};

    /**
     * {@return the folder for the reports; when it is empty, {@code assure-juge} and the class's full name in the
     * build's own folder, {@code target} or {@code build}}
     */
    String report() default "";

    /** {@return how long its start may take, in seconds} */
    int startSeconds() default 120;
}
