package lu.lalux.assure.conformance.judge.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.trial.client.TrialClient;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ManySessionsIT {

    private static final int SESSIONS = 50;
    private static final int INVOICES = 2;

    @TempDir
    private Path folder;

    @Test
    void fifty_sessions_at_once_are_each_judged_by_their_own_requests() throws Exception {
        Judges judges = new Judges();
        ExecutorService vendors = Executors.newFixedThreadPool(SESSIONS);
        try (JudgeService judge = judges.open(folder)) {
            List<Future<String>> reports = new ArrayList<>();
            for (int number = 0; number < SESSIONS; number++) {
                reports.add(vendors.submit(vendor(judge, number)));
            }
            List<String> marks = new ArrayList<>();
            for (Future<String> report : reports) {
                marks.add(report.get());
            }
            assertThat(marks).doesNotHaveDuplicates().hasSize(SESSIONS);
        } finally {
            vendors.shutdownNow();
        }
        assertThat(judges.faults).isEmpty();
    }

    /** Its trades and ways are turned, so that neighbours differ. */
    private static Callable<String> vendor(JudgeService judge, int number) {
        return () -> {
            boolean person = number % 3 == 2;
            Vendor vendor = Vendor.with(
                    Judges.at(judge),
                    Judges.QUICK,
                    Vendor.software(
                            "Logiciel " + number,
                            number % 3 == 0 ? "reparateur" : "expert",
                            person ? "en-personne" : "back-end"));
            TrialClient client =
                    vendor.client(person ? new Ways().fromPage(vendor.access().origin()) : new Ways());
            WorkList some = some(vendor.list());
            client.work(some);
            List<Exchange> log = judge.sessions()
                    .find(vendor.id)
                    .orElseThrow()
                    .session()
                    .evidence(false)
                    .log()
                    .all();
            assertThat(log)
                    .hasSizeGreaterThan(some.invoices().size())
                    .allSatisfy(exchange ->
                            assertThat(belongs(exchange, vendor, number)).isTrue());
            JsonNode ended = vendor.end();
            assertThat(ended.path("requetes").asInt()).isEqualTo(log.size());
            assertThat(ended.at("/comptes/enfreints").asInt())
                    .as(() -> broken(ended))
                    .isZero();
            JsonNode report = JsonMapper.shared().readTree(vendor.get("/rapport.json"));
            assertThat(report.path("session").asString()).isEqualTo(vendor.id);
            assertThat(report.at("/software/name").asString()).isEqualTo("Logiciel " + number);
            return vendor.id;
        };
    }

    /** By what only its sender knows: the name of the software, the mark in credentials and references. */
    private static boolean belongs(Exchange exchange, Vendor vendor, int number) {
        String agent = exchange.request().header("User-Agent").orElse("");
        boolean named = !agent.startsWith("Logiciel-") || agent.equals("Logiciel-" + number + "/1");
        boolean marked = exchange.client().isEmpty()
                || exchange.client().startsWith("juge-" + vendor.id.toLowerCase(Locale.ROOT));
        String reference = exchange.body().path("referenceFacture").asString(vendor.id);
        return named && marked && reference.contains(vendor.id);
    }

    private static String broken(JsonNode ended) {
        StringBuilder text = new StringBuilder();
        ended.path("scenarios").forEach(scenario -> {
            if (scenario.path("etat").asString().equals("enfreint")) {
                text.append(scenario.path("id").asString()).append(scenario.path("remarques"));
            }
        });
        return text.toString();
    }

    /** Ordinary ones, some that something happens to, and both other parts. */
    private static WorkList some(WorkList list) {
        List<Invoice> chosen = new ArrayList<>();
        for (int part = 1; part <= list.parts(); part++) {
            list.part(part).stream().limit(INVOICES).forEach(chosen::add);
        }
        return new WorkList(chosen);
    }
}
