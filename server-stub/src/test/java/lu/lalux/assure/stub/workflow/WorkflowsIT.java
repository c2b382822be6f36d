package lu.lalux.assure.stub.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.stub.AssureStub;
import lu.lalux.assure.stub.support.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The contract's workflows (openapi/workflows), played against the stub by a runner that is not ours: Redocly's
 * Respect, which also checks each answer's status, media type and schema against the contract; and the collections that
 * are made of them, played by newman and httpyac.
 */
@DisabledIfSystemProperty(named = "skip.npm", matches = "true|", disabledReason = "npm was left out (-Dskip.npm)")
class WorkflowsIT {

    private static final Path OPENAPI = Path.of("..", "openapi");
    private static final int PATIENCE_IN_SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void eachJourneySucceeds() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext stub = stub()) {
            Outcome outcome = play(stub, Map.of());

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(outcome.output())
                    .contains("cle-perimee : non joué")
                    .containsPattern("Workflows: 12 passed, 12 total");
        }
    }

    @Test
    void anExpiredKeyIsRefused() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext stub = stub("--assure.document.retention=1ns")) {
            Outcome outcome = play(stub, Map.of("ASSURE_DEPOTS_PERIMES", "oui"));

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(outcome.output()).containsPattern("Workflows: 1 passed, 1 total");
        }
    }

    /** Otherwise the two tests above would say nothing. And what is printed then has no secret. */
    @Test
    void anAnswerThatIsNotExpectedFails() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext stub = stub("--assure.document.retention=1ns")) {
            Outcome outcome = play(stub, Map.of());

            assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
            assertThat(outcome.output())
                    .contains("✗ PUT /reparateur - step demander")
                    .doesNotContain("-secret-", "motdepasse", "Bearer ey", "Basic Z");
        }
    }

    @Test
    void eachCollectionIsPlayed() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext stub = stub()) {
            Outcome outcome = run(List.of("collections", "--", address(stub)), Map.of());

            assertThat(outcome.exitCode()).as(outcome.output()).isZero();
            assertThat(outcome.output())
                    .contains(
                            "assure.postman_collection.json: played",
                            "assure.http: played",
                            "assure-visual-studio.http: played");
        }
    }

    @Test
    void aCollectionFailsOfWhichAnAnswerIsNotExpected() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext stub = stub("--assure.document.retention=1ns")) {
            Outcome outcome = run(List.of("collections", "--", address(stub)), Map.of());

            assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
            assertThat(outcome.output())
                    .contains(
                            "assure.postman_collection.json: FAILED",
                            "assure.http: FAILED",
                            "assure-visual-studio.http: FAILED")
                    .doesNotContain("-secret-", "Bearer ey", "Basic Z");
        }
    }

    /** By the clock of the machine: a file that is kept for a nanosecond is gone at the next request. */
    private ConfigurableApplicationContext stub(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(settings));
        arguments.addAll(
                List.of("--server.port=0", "--assure.welcome=false", "--assure.data-folder=" + folder.resolve("data")));
        return AssureStub.application().run(arguments.toArray(String[]::new));
    }

    private Outcome play(ConfigurableApplicationContext stub, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(identities(address(stub)));
        environment.putAll(more);
        return run(List.of("workflows"), environment);
    }

    private Outcome run(List<String> script, Map<String, String> environment) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(npmCommand(), "run", "--silent"));
        command.addAll(script);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(OPENAPI.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS))
                    .as("ends")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }

    private static String address(ConfigurableApplicationContext stub) {
        return "http://localhost:"
                + ((WebServerApplicationContext) stub).getWebServer().getPort();
    }

    private static Map<String, String> identities(String address) {
        String[] garage = Sandbox.GARAGE.split(":");
        String[] expert = Sandbox.EXPERT.split(":");
        return Map.of(
                "ASSURE_ADRESSE",
                address,
                "ASSURE_CLIENT_ID",
                garage[0],
                "ASSURE_CLIENT_SECRET",
                garage[1],
                "ASSURE_EXPERT_CLIENT_ID",
                expert[0],
                "ASSURE_EXPERT_CLIENT_SECRET",
                expert[1],
                "ASSURE_APPLICATION_ID",
                "expert-app",
                "ASSURE_REDIRECT_URI",
                "http://localhost:8080/essai/retour.html",
                "ASSURE_UTILISATEUR",
                "expert-demo",
                "ASSURE_MOT_DE_PASSE",
                "expert-demo-motdepasse");
    }

    private static String npmCommand() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows") ? "npm.cmd" : "npm";
    }

    private record Outcome(int exitCode, String output) {}
}
