package lu.lalux.assure.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.client.invoker.ApiClient;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The reference stub in this JVM, on a free port, with a data directory of its own that is gone afterwards; one for all
 * tests of a run. A test asks for it as a parameter.
 */
final class Sandbox implements AutoCloseable {

    static final String GARAGE = "garage-demo";
    static final String GARAGE_SECRET = "garage-demo-secret-7Qm2vX9sLr4TbK1e";
    static final String EXPERT_BACKEND = "expert-backend";
    static final String EXPERT_BACKEND_SECRET = "expert-backend-secret-9Ws4gB7kMx2RtV6a";
    static final String EXPERT_APP = "expert-app";
    static final URI EXPERT_APP_REDIRECT = URI.create("http://localhost:3000/callback");
    static final String EXPERT = "expert-demo";
    static final String EXPERT_PASSWORD = "expert-demo-motdepasse";
    static final String REPAIRER_SCOPES = "/reparateur /reparateur/upload";
    static final String EXPERT_SCOPES = "/expert /expert/upload";

    private final Path data;
    private final ConfigurableApplicationContext stub;

    private Sandbox() {
        try {
            data = Files.createTempDirectory("assure-client-it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stub = new SpringApplicationBuilder(stub())
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--assure.data-folder=" + data,
                        "--logging.level.root=warn");
    }

    /** By its name: this module is compiled without it, and only whoever runs these tests has it. */
    private static Class<?> stub() {
        try {
            return Class.forName("lu.lalux.assure.stub.AssureStub");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The sandbox is not on the class path: see client-gen/tests", e);
        }
    }

    /** Where the stub listens; in the sandbox one address serves the API and the tokens. */
    URI address() {
        return URI.create("http://127.0.0.1:" + stub.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The generated client, pointed here. */
    ApiClient client() {
        ApiClient client = new ApiClient();
        client.updateBaseUri(address().toString());
        return client;
    }

    /** Works the sandbox's own controls ({@code /bac-a-sable}). */
    void control(String method, String what) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/bac-a-sable" + what))
                .method(method, BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(method + " " + what + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** The references of the settlement requests on record that begin so, each as often as it is there. */
    List<String> recorded(String prefix) {
        return stub.getBean(JdbcClient.class)
                .sql("select json_extract(contenu, '$.referenceFacture') as reference from demandes"
                        + " where reference like ? order by reference")
                .param(prefix + "%")
                .query(String.class)
                .list();
    }

    /** How many files were kept under names that begin so. */
    int kept(String prefix) {
        return stub.getBean(JdbcClient.class)
                .sql("select count(*) from documents where nom like ?")
                .param(prefix + "%")
                .query(Integer.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        stub.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Hands the one sandbox of a run to the tests that ask for it; the store closes it at the end. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Sandbox.class;
        }

        @Override
        public Sandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Sandbox.class))
                    .computeIfAbsent(Sandbox.class, key -> new Sandbox(), Sandbox.class);
        }
    }
}
