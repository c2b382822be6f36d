package lu.lalux.assure.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lu.lalux.assure.junit.AssureSandbox.Scope;
import lu.lalux.assure.junit.program.ClassArchive;
import lu.lalux.assure.junit.program.Json;
import lu.lalux.assure.junit.program.ProgramJar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The sandbox of a test class: injected, moved, disturbed, looked at, and gone with its JVM. */
@AssureSandbox
class SandboxIT {

    private static final byte[] PDF = "%PDF-1.4 facture".getBytes(UTF_8);
    private static final byte[] OTHER_PDF = "%PDF-1.4 une autre".getBytes(UTF_8);
    private static final long PATIENCE_SECONDS = 120;

    private final Sandbox sandbox;
    private final Garage garage;

    SandboxIT(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.garage = Garage.of(sandbox);
    }

    @AfterEach
    void reset() {
        sandbox.reset();
    }

    @Test
    void both_trades_are_known_there() {
        assertThat(sandbox.credentials(Trade.REPARATEUR).identifier()).isEqualTo("garage-demo");
        assertThat(sandbox.credentials(Trade.EXPERT).identifier()).isEqualTo("expert-backend");
        assertThat(sandbox.allCredentials()).hasSize(4).doesNotHaveDuplicates();
        assertThat(sandbox.application()).isEqualTo("expert-app");
        assertThat(sandbox.person().identifier()).isEqualTo("expert-demo");
        assertThat(sandbox.credentials(Trade.EXPERT)).hasToString("expert-backend");
    }

    @Test
    void what_was_settled_once_is_asserted_to_the_cent_and_the_byte() throws Exception {
        assertThat(garage.send("XA1234", "F-1", PDF)).isEqualTo(202);

        Settlement settled = sandbox.settlements()
                .requireOne("F-1")
                .requireAmount("factureTTC", "2168.480")
                .requireField("numeroSinistre", "S-2026-118")
                .requireFile(PDF);

        assertThat(settled.account()).isEqualTo("garage-demo");
        assertThat(settled.trade()).isEqualTo(Trade.REPARATEUR);
        assertThat(settled.received())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(settled.files()).extracting(StoredFile::name).containsExactly("facture.pdf");
        assertThatThrownBy(() -> settled.requireFile(OTHER_PDF))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "F-1", "byte[], 18 octets", "refPDFFacture : facture.pdf, 16 octets", "It names:");
        assertThatThrownBy(() -> settled.requireAmount("factureTTC", "2168.49"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("factureTTC: expected 2168.49, found 2168.48");
        assertThatThrownBy(() -> settled.requireField("nbrJourVehiculeRemplacement", "1"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("found —");
    }

    @Test
    void two_of_one_reference_and_none_are_said_with_what_there_is() throws Exception {
        garage.send("XA1234", "F-2", PDF);
        garage.send("XB5678", "F-2", PDF);

        assertThatThrownBy(() -> sandbox.settlements().requireOne("F-2"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "2 settlements with reference F-2", "idPrestataire=XA1234", "idPrestataire=XB5678");
        assertThatThrownBy(() -> sandbox.settlements().requireOne("F-3"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("No settlement with reference F-3", "referenceFacture=F-2");
        assertThatThrownBy(() -> sandbox.settlements().requireNone("F-2"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was not to be on record");
        sandbox.settlements().requireNone("F-3");
    }

    @Test
    void its_clock_moves_on_and_comes_back() throws Exception {
        String token = garage.token();
        Instant before = sandbox.now();

        sandbox.advanceClock(Duration.ofHours(1));

        assertThat(Duration.between(before, sandbox.now())).isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
        assertThat(garage.settle(token, Garage.invoice("XA1234", "F-4", "x.pdf")))
                .isEqualTo(401);
        sandbox.reset();
        assertThat(garage.settle(token, Garage.invoice("XA1234", "F-4", "x.pdf")))
                .isNotEqualTo(401);
        sandbox.settlements().requireNone("F-4");
    }

    @Test
    void what_was_ordered_goes_wrong() throws Exception {
        String token = garage.token();

        sandbox.failUploads(1);
        assertThat(garage.upload(token, "a.pdf", PDF)).containsEntry("status", "Error");
        sandbox.infectUploads(1);
        assertThat(garage.upload(token, "a.pdf", PDF)).containsEntry("status", "Infected");
        sandbox.addUnknownMembers(1);
        assertThat(garage.upload(token, "a.pdf", PDF)).hasSizeGreaterThan(2);
        sandbox.refuseCalls(503, Duration.ofSeconds(2), 1);
        assertThat(garage.settle(token, Garage.invoice("XA1234", "F-5", "x.pdf")))
                .isEqualTo(503);
        sandbox.cutAnswers(1);
        assertThatThrownBy(() -> garage.upload(token, "a.pdf", PDF)).isInstanceOf(IOException.class);
        sandbox.slowAnswers(Duration.ofSeconds(1), 1);
        long begun = System.nanoTime();
        garage.upload(token, "a.pdf", PDF);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        sandbox.withdrawTokens();
        assertThat(garage.settle(token, Garage.invoice("XA1234", "F-5", "x.pdf")))
                .isEqualTo(401);
        sandbox.restoreTokens();
        String key = Json.text(garage.upload(token, "a.pdf", PDF), "key");
        sandbox.loseAnswers(1);
        assertThatThrownBy(() -> garage.settle(token, Garage.invoice("XA1234", "F-5", key)))
                .isInstanceOf(IOException.class);
        assertThat(garage.settle(token, Garage.invoice("XA1234", "F-5", key))).isEqualTo(202);
        sandbox.settlements().requireOne("F-5");
        assertThatThrownBy(() -> sandbox.refuseCalls(418, Duration.ofSeconds(2), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/statut");
    }

    /** The build leaves one beside the jar that these tests are given; that which vendors get is started by {@link ExampleIT}. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "what a process has mapped is asked of /proc")
    void it_starts_with_the_archive_of_its_classes_that_lies_beside_it() throws Exception {
        assertThat(Path.of("/proc", Long.toString(sandbox.pid()), "maps"))
                .content()
                .contains("sandbox.jsa");
    }

    /** It is that of the class around it. */
    @Nested
    class Inside {

        @Test
        void a_nested_class_has_the_same(Sandbox inner) {
            assertThat(inner).isSameAs(sandbox);
        }
    }

    /** Run by the test below, as classes of a vendor. */
    static class Shared {

        private static final Set<Long> SEEN = ConcurrentHashMap.newKeySet();

        @AssureSandbox(scope = Scope.RUN, settings = "assure.strict=true")
        static class FirstCase {

            @Test
            void one(Sandbox shared) throws Exception {
                SEEN.add(shared.pid());
                Garage.of(shared).send("XA1234", "RUN-1", PDF);
            }
        }

        @AssureSandbox(scope = Scope.RUN, settings = "assure.strict=true")
        static class SecondCase {

            @Test
            void two(Sandbox shared) {
                SEEN.add(shared.pid());
                shared.settlements().requireOne("RUN-1");
            }
        }
    }

    @Test
    void a_sandbox_of_the_run_serves_several_classes_and_ends_with_it() throws Exception {
        EngineTestKit.engine("junit-jupiter")
                .selectors(
                        DiscoverySelectors.selectClass(Shared.FirstCase.class),
                        DiscoverySelectors.selectClass(Shared.SecondCase.class))
                .configurationParameter("assure.sandbox.jar", System.getProperty("assure.sandbox.jar"))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(2).failed(0));

        assertThat(Shared.SEEN).hasSize(1).doesNotContain(sandbox.pid());
        assertThat(isAlive(Shared.SEEN.iterator().next())).isFalse();
    }

    /** Run by the test below, as a class of a vendor. */
    @AssureSandbox
    static class UnpreparedCase {

        @BeforeEach
        void prepare() {
            throw new AssertionError("not prepared");
        }

        @Test
        void never_runs() {}
    }

    @Test
    void what_it_printed_is_shown_when_already_the_preparation_fails() {
        assertThat(FailedPreparation.shownOf(UnpreparedCase.class, "assure.sandbox.jar"))
                .contains("── never_runs() ── bac à sable / sandbox");
    }

    /** A test's JVM that starts a sandbox, and is then killed. */
    static final class Killed {

        public static void main(String[] arguments) throws IOException {
            try (Sandbox sandbox = Sandbox.start()) {
                System.out.println(sandbox.pid());
                System.in.read();
            }
        }
    }

    @Test
    void it_ends_when_its_jvm_is_killed() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dassure.sandbox.jar=" + System.getProperty("assure.sandbox.jar"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Killed.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> firstLine(jvm));
        ProcessHandle orphan = ProcessHandle.of(Long.parseLong(told.get(PATIENCE_SECONDS, TimeUnit.SECONDS)))
                .orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        jvm.destroyForcibly();

        assertThat(orphan.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS).isAlive())
                .isFalse();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the starter is a script for sh")
    void one_that_ends_with_its_parent_needs_no_input(@TempDir Path folder) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = System.getProperty("assure.sandbox.jar");
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(ClassArchive.options(Path.of(jar)));
        command.addAll(
                List.of("-jar", jar, "--server.port=0", "--assure.ready-line=true", "--assure.stop.with=parent"));
        command.add("--assure.data-folder=" + folder.resolve("donnees"));
        Process starter = new ProcessBuilder("sh", "-c", "'" + String.join("' '", command) + "' < /dev/null & wait")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> firstLine(starter));
        Map<String, Object> told = Json.object(line.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        ProcessHandle orphan =
                ProcessHandle.of(Long.parseLong(Json.text(told, "pid"))).orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        starter.destroyForcibly();

        assertThat(orphan.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS).isAlive())
                .isFalse();
        assertThat(Path.of(jar)).hasFileName("assure-server-stub-" + Json.text(told, "version") + "-exec.jar");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a process does not tell what it was started with")
    void its_temporary_files_are_in_its_folder_which_goes_with_it() {
        String data = "--assure.data-folder=";

        List<Path> folders = ProcessHandle.current()
                .children()
                .flatMap(child -> Stream.of(child.info().arguments().orElse(new String[0])))
                .filter(argument -> argument.startsWith(data))
                .map(argument -> Path.of(argument.substring(data.length())).getParent())
                .toList();

        assertThat(folders)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder).isDirectoryContaining("glob:**/assure-tomcat*"));
    }

    @Test
    void a_start_that_fails_says_what_was_printed() {
        assertThatThrownBy(() -> Sandbox.start("assure.antivirus.scaner=clamd"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("did not start (code 2)", "is --assure.antivirus.scanner=… meant?");
    }

    @Test
    void a_start_that_takes_too_long_is_given_up() {
        assertThatThrownBy(() -> Sandbox.start(ProgramJar.SANDBOX.find(name -> null), List.of(), Duration.ofMillis(50)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not start (0 s)");
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static String firstLine(Process process) {
        try {
            return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
