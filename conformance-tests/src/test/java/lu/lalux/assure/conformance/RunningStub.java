package lu.lalux.assure.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import lu.lalux.assure.stub.AssureStub;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The reference implementation, started once for all tests as the sandbox is, on a free port, with a data directory of its
 * own.
 */
public final class RunningStub implements ParameterResolver {

    /** Where it is. */
    public record Address(URI uri) {}

    private static final class Started implements AutoCloseable {

        private final Path data;
        private final ConfigurableApplicationContext context;

        Started() {
            try {
                data = Files.createTempDirectory("assure-conformance");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            context = AssureStub.start("--server.port=0", "--assure.data-folder=" + data);
        }

        Address address() {
            return new Address(
                    URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
        }

        @Override
        public void close() throws IOException {
            context.close();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Address.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningStub.class))
                .computeIfAbsent(Started.class, key -> new Started(), Started.class)
                .address();
    }
}
