package lu.lalux.assure.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Leaves a test, or all tests of a class, out where a tool is not on the machine; that is decided before anything of it begins. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("tool")
@ExtendWith(ToolsThere.class)
public @interface Needs {

    /** What is needed, all of it. */
    Tool[] value();
}
