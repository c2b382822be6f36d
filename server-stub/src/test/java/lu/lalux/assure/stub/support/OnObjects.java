package lu.lalux.assure.stub.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The class's stubs have their files in an object store, and the rest in PostgreSQL. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Needs(Tool.VERSITYGW)
@ExtendWith(OnObjects.Choice.class)
public @interface OnObjects {

    /** Whether the rest is in SQLite instead. */
    boolean sqlite() default false;

    /** Holds for the thread that runs the class. */
    final class Choice implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            boolean sqlite = context.getRequiredTestClass()
                    .getAnnotation(OnObjects.class)
                    .sqlite();
            Installation.choose(sqlite ? Installation.SQLITE_OBJECTS : Installation.POSTGRESQL_OBJECTS);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Installation.choose(Installation.SQLITE);
        }
    }
}
