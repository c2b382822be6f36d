package lu.lalux.assure.stub.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The class's sandboxes have their data in PostgreSQL; without it, in SQLite. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnPostgres.Choice.class)
public @interface OnPostgres {

    /** Holds for the thread that runs the class. */
    final class Choice implements BeforeAllCallback, AfterAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            Sandbox.onPostgres(true);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Sandbox.onPostgres(false);
        }
    }
}
