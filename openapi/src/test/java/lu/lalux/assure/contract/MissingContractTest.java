package lu.lalux.assure.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes without the documents that belong to them, as in a jar that was put together by hand. */
class MissingContractTest {

    @ParameterizedTest
    @CsvSource({"Contract, assure.yaml", "ManagementContract, assure.yaml", "ManagementContract, gestion.yaml"})
    void aDocumentThatIsNotThereIsAnExceptionWithItsNameEachTime(String reader, String missing) throws Exception {
        Method bundled = new Without(missing)
                .loadClass("lu.lalux.assure.contract." + reader)
                .getMethod("bundled");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> bundled.invoke(null))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Not on the class path: lu/lalux/assure/openapi/" + missing
                            + ", which the module assure-openapi has");
        }
    }

    /** As an IDE leaves them: it copies the YAML, and reads it for nobody. */
    @ParameterizedTest
    @CsvSource({"Contract, assure.json", "ManagementContract, gestion.json"})
    void withoutWhatTheBuildHasReadTheYamlIsRead(String reader, String missing) throws Exception {
        Object bundled = new Without(missing)
                .loadClass("lu.lalux.assure.contract." + reader)
                .getMethod("bundled")
                .invoke(null);
        assertThat(bundled).isNotNull();
    }

    /** Has these classes anew, and not one of the documents. */
    private static final class Without extends ClassLoader {

        private static final String PACKAGE = "lu.lalux.assure.contract.";

        private final String missing;

        Without(String missing) {
            super(MissingContractTest.class.getClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = super.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            return name.endsWith("/" + missing) ? null : super.getResourceAsStream(name);
        }
    }
}
