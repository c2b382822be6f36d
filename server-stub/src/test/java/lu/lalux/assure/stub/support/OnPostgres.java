package lu.lalux.assure.stub.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The class's stubs have their data in PostgreSQL; without it, in SQLite. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(OnPostgres.Choice.class)
public @interface OnPostgres {

    /** Whether the files are there too. */
    boolean files() default false;

    /** Holds for the thread that runs the class. */
    final class Choice implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            boolean files = context.getRequiredTestClass()
                    .getAnnotation(OnPostgres.class)
                    .files();
            Installation.choose(files ? Installation.POSTGRESQL_ONLY : Installation.POSTGRESQL);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Installation.choose(Installation.SQLITE);
        }
    }
}
