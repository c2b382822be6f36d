package lu.lalux.assure.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lu.lalux.assure.junit.program.Json;
import lu.lalux.assure.junit.program.ProgramJar;
import lu.lalux.assure.junit.program.ProgramProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The judge in a test: a client that keeps to the contract, as far as one invoice shows it, and one that does not. */
@AssureJudge(software = "garage", version = "4.2", options = "--own-references")
class JudgeIT {

    private static final Path REPORTS = Path.of("target", "assure-juge", JudgeIT.class.getName());

    @Test
    void one_invoice_that_is_right_breaks_nothing_and_is_not_the_whole_list(Judge judge, WorkList list)
            throws Exception {
        assertThat(list).isEqualTo(judge.workList());
        assertThat(list.parts()).hasSize(3).extracting(WorkPart::number).containsExactly(1, 2, 3);
        assertThat(list.first().invoices()).hasSizeGreaterThan(20);
        assertThat(list.first())
                .asString()
                .doesNotContain(list.first().credentials().secret());

        assertThat(send(judge, list.first().invoices().get(0), Map.of())).isEqualTo(202);

        Verdict verdict = judge.verdict();
        verdict.requireNothingBroken();
        assertThat(verdict.result()).isEqualTo(Verdict.Result.PARTIAL);
        assertThat(verdict.notShown()).contains("incident.reponse-perdue").isNotEmpty();
        assertThatThrownBy(verdict::requireConforming)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(verdict.notShown().get(0));
        assertThat(judge.verdict()).isSameAs(verdict);
        assertThat(verdict.reports()).isEqualTo(REPORTS.toAbsolutePath());
        assertThat(REPORTS.resolve("judgement.html")).exists();
        assertThat(REPORTS.resolve("TEST-judgement.xml")).content().contains("garage");
        assertThat(Files.exists(list.first().folder())).isTrue();
    }

    /** Run by the test below, as a class of a vendor: its amounts are numbers, and it asks for no verdict. */
    @AssureJudge(trade = Trade.REPARATEUR)
    static class WrongCase {

        @Test
        void amounts_are_numbers(Judge judge) throws Exception {
            WorkPart part = judge.workList().first();
            Invoice invoice = part.invoices().get(0);
            send(
                    judge,
                    invoice,
                    Map.of(
                            "factureTTC",
                            new BigDecimal(invoice.fields().get("factureTTC").toString())));
        }
    }

    /** The same, and it asks. */
    @AssureJudge(
            report = "target/assure-juge/asked",
            options = {"--deadline", "5", "--quiet=60"})
    static class AskedCase {

        @Test
        void amounts_are_numbers(Judge judge) throws Exception {
            new WrongCase().amounts_are_numbers(judge);
            judge.verdict().requireConforming();
        }
    }

    /** Run by the test below: it gets no further. */
    @AssureJudge(report = "target/assure-juge/unprepared")
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
        assertThat(FailedPreparation.shownOf(UnpreparedCase.class, "assure.judge.jar"))
                .contains("── never_runs() ── juge / judge");
    }

    @Test
    void one_that_breaks_something_is_told_what_and_the_reports_are_written_in_any_case() throws Exception {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(
                        DiscoverySelectors.selectClass(WrongCase.class),
                        DiscoverySelectors.selectClass(AskedCase.class))
                .configurationParameter("assure.judge.jar", System.getProperty("assure.judge.jar"))
                .execute()
                .testEvents();

        events.assertStatistics(tests -> tests.succeeded(1).failed(1));
        String said = events.failed().stream()
                .flatMap(event -> event.getPayload(TestExecutionResult.class).stream())
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .findFirst()
                .orElseThrow();
        assertThat(said).contains("NOT_CONFORMING", "✗ reglement.types", "judgement.html");
        assertThat(Verdict.read(Path.of("target", "assure-juge", WrongCase.class.getName()))
                        .broken())
                .contains("reglement.types");
    }

    /** It cannot be told that its session ends, and the wait for that breaks off. */
    @Test
    void one_that_could_not_be_ended_well_is_ended_all_the_same(@TempDir Path reports) throws Exception {
        Judge other = Judge.start(
                ProgramJar.JUDGE.find(name -> null),
                List.of("--software", "garage", "--software-version", "4.2"),
                reports,
                Duration.ofSeconds(120));
        ProcessHandle process = ProcessHandle.of(other.pid()).orElseThrow();
        ProgramProcess.delete(other.workList().first().folder().getParent());

        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(other::close).isInstanceOf(IllegalStateException.class);
        } finally {
            Thread.interrupted();
        }

        assertThat(process.onExit().get(120, TimeUnit.SECONDS).isAlive()).isFalse();
    }

    private static int send(Judge judge, Invoice invoice, Map<String, ?> instead)
            throws IOException, InterruptedException {
        WorkPart part = judge.workList().first();
        Garage garage = new Garage(judge.tokens(), judge.functions(), part.credentials());
        String token = garage.token();
        Map<String, Object> fields = new HashMap<>(invoice.fields());
        fields.putAll(instead);
        for (InvoiceFile file : invoice.files()) {
            fields.put(
                    file.field(),
                    Json.text(garage.upload(token, file.name(), Files.readAllBytes(part.path(file))), "key"));
        }
        return garage.settle(token, fields);
    }
}
