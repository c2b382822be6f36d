package lu.lalux.assure.conformance.register;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the requirement that a test judges. Its level, source and title are said once, in the register
 * ({@code register.yaml}); the build fails when register and tests drift apart.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requirement {

    /** {@return the ids of the register; several only for a factory of derived cases} */
    String[] value();
}
