package lu.lalux.assure.conformance.judge.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.exchange.Redaction;
import lu.lalux.assure.conformance.judge.report.Fixed;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.report.JudgementReport;
import lu.lalux.assure.conformance.judge.scenario.Effect;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.scenario.trouble.AnswerLost;
import lu.lalux.assure.conformance.judge.trial.client.ClientSettings;
import lu.lalux.assure.conformance.judge.trial.client.TrialClient;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.TokenWay;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import lu.lalux.assure.conformance.judge.worklist.WorkListDraft;
import lu.lalux.assure.conformance.register.Language;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(
        value = WINDOWS,
        disabledReason = "the judge runs the vendor's command, and this one is a script for sh, which Windows lacks")
class SessionRunTest {

    private static final Tempo QUICK = new Tempo(0.02);

    /** So many invoices that the ordinary ones between them are more than there are runs. */
    private static final Scenario SEVERAL = new Scenario() {
        @Override
        public String id() {
            return "incident.plusieurs";
        }

        @Override
        public void draft(WorkListDraft book) {
            IntStream.range(0, 5).forEach(each -> book.invoice(id()));
        }

        @Override
        public Ruling ruling(Evidence evidence) {
            return Ruling.shown();
        }
    };

    @TempDir
    private Path folder;

    private final List<Throwable> faults = new CopyOnWriteArrayList<>();
    private boolean onceMore;

    /** How often a program is run, before which some invoices have come already. */
    private int runs(Predicate<Invoice> come) throws Exception {
        return runs(come, "");
    }

    /** How often a program is run that then does so. */
    private int runs(Predicate<Invoice> come, String then) throws Exception {
        return runs(come, then, false);
    }

    /** How often a program is run that then does so, and sends another invoice in each run, or none. */
    private int runs(Predicate<Invoice> come, String then, boolean oneARun) throws Exception {
        Software software = new Software("Garage", "1", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false);
        Access access = Access.fresh("JTEST", "http://localhost/");
        Session session =
                new Session(Contract.load(), software, access, List.of(new AnswerLost(), SEVERAL), QUICK, "JTEST");
        RunTerms terms = new RunTerms(
                folder,
                0,
                false,
                Optional.of("echo x >> \"$ASSURE_JUGE_DOSSIER/fois\"" + then),
                false,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1));
        try (SessionRun run = SessionRun.open(session, terms, faults::add)) {
            TrialClient client = new TrialClient(
                    new ClientSettings(
                            Contract.load(),
                            software,
                            access,
                            run.addresses().tokens(),
                            run.addresses().functions(),
                            SSLContext.getDefault(),
                            QUICK,
                            killed -> {}),
                    new Ways(),
                    Duration.ofMinutes(1));
            client.work(
                    new WorkList(session.list().invoices().stream().filter(come).toList()));
            List<Invoice> rest = session.list().invoices().stream()
                    .filter(come.negate())
                    .filter(invoice -> !invoice.scenario().equals(new AnswerLost().id()))
                    .limit(3)
                    .toList();
            Thread sender = new Thread(() -> sendInTurn(client, rest));
            if (oneARun) {
                sender.start();
            }
            run.hold(SessionWatcher.NONE);
            sender.interrupt();
            sender.join();
        }
        assertThat(faults).isEmpty();
        onceMore = session.circumstances().madeOnceMore().isPresent();
        return Files.readAllLines(folder.resolve("partie-1/fois")).size();
    }

    @Test
    void what_fails_in_the_judge_is_told_and_no_software_s_doing() throws Exception {
        Scenario broken = new Scenario() {
            @Override
            public String id() {
                return "incident.casse";
            }

            @Override
            public Optional<Effect> effect(PendingRequest moment) {
                if (moment.nth() > 1) {
                    return Optional.empty();
                }
                throw new StackOverflowError("too deep");
            }

            @Override
            public Ruling ruling(Evidence evidence) {
                return Ruling.shown();
            }
        };
        Session session = new Session(
                Contract.load(),
                new Software("Garage", "1", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false),
                Access.fresh("JTEST", "http://localhost/"),
                List.of(broken),
                QUICK,
                "JTEST");
        RunTerms terms =
                new RunTerms(folder, 0, false, Optional.empty(), false, Duration.ofSeconds(5), Duration.ofMinutes(1));
        try (SessionRun run = SessionRun.open(session, terms, faults::add)) {
            HttpRequest request = HttpRequest.newBuilder(
                            run.addresses().functions().resolve("/reparateur"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(500);
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(405);
        }
        assertThat(faults).hasSize(1).first().isInstanceOf(StackOverflowError.class);
        Judgement judgement = Judgement.of(
                session.evidence(true),
                List.of(broken),
                Fixed.register(Fixed.must(broken.id(), Ruling.State.SHOWN)),
                "JTEST",
                Instant.parse("2026-07-01T10:00:00Z"));
        Format.write(folder, JudgementReport.of(judgement, new Redaction(), Language.EN));
        assertThat(Files.readString(folder.resolve("judgement.json")))
                .contains("\"result\" : \"NONE\"", "\"judgeFailed\" : true", "\"exitCode\" : 2");
        assertThat(Files.readString(folder.resolve("judgement.svg"))).contains("#5c5c5c", "no verdict");
        assertThat(Files.readString(folder.resolve("judgement.html"))).contains("The judge itself failed");
    }

    private List<String> troubles(String command) throws Exception {
        Software software = new Software("Garage", "1", Fonction.REPARATEUR, TokenWay.CLIENT_CREDENTIALS, false, false);
        Access access = Access.fresh("JTEST", "http://localhost/");
        Session session = new Session(Contract.load(), software, access, List.of(new AnswerLost()), QUICK, "JTEST");
        RunTerms terms = new RunTerms(
                folder, 0, false, Optional.of(command), true, Duration.ofSeconds(5), Duration.ofMinutes(1));
        List<String> told = new ArrayList<>();
        try (SessionRun run = SessionRun.open(session, terms, faults::add)) {
            run.hold(new SessionWatcher() {
                @Override
                public void trouble(Text what, List<String> printed) {
                    told.add(what.en() + printed);
                    if (what.en().contains("still running")) {
                        end();
                    }
                }
            });
        }
        return told;
    }

    private void end() {
        try {
            Files.createFile(folder.resolve("fin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_program_of_which_nothing_comes_is_told_while_it_runs() throws Exception {
        assertThat(troubles("echo waiting; exec sleep 60"))
                .containsExactly("Nothing has come for 5 s, and the program is still running.[waiting]");
    }

    @Test
    void a_command_that_cannot_be_started_is_told_once_and_ends_the_session() throws Exception {
        assertThat(troubles("no-such-program --now")).singleElement().asString().contains("127", "no-such-program");
    }

    @Test
    void a_program_that_fails_is_told_with_what_it_printed_last() throws Exception {
        assertThat(troubles("seq 1 9; echo Traceback; exit 3"))
                .hasSize(3)
                .allMatch(told -> told.equals("Part 1: the program came to its end, code 3, after 0 request(s)."
                        + "[6, 7, 8, 9, Traceback]"));
        assertThat(troubles("f=$ASSURE_JUGE_DOSSIER/seen; test -e $f || { : > $f; echo once; }; exit 3"))
                .satisfiesExactly(
                        first -> assertThat(first).endsWith("[once]"),
                        second -> assertThat(second).endsWith("[]"),
                        third -> assertThat(third).endsWith("[]"));
        assertThat(troubles("kill -9 $$")).hasSize(3).allMatch(told -> told.contains("signal (code 137)"));
    }

    @Test
    void a_program_that_has_sent_all_is_run_once() throws Exception {
        assertThat(runs(invoice -> true)).isOne();
    }

    @Test
    void it_is_run_again_for_an_ordinary_invoice_that_has_not_come() throws Exception {
        assertThat(runs(invoice -> !invoice.scenario().isEmpty())).isEqualTo(3);
    }

    @Test
    void so_it_is_for_one_that_something_would_have_happened_to() throws Exception {
        assertThat(runs(invoice -> invoice.scenario().isEmpty())).isEqualTo(3);
    }

    @Test
    void it_is_run_again_for_what_it_says_to_go_out_later() throws Exception {
        assertThat(runs(invoice -> true, told("acceptee"))).isOne();
        assertThat(onceMore).isFalse();
        Files.delete(folder.resolve("partie-1/fois"));
        assertThat(runs(invoice -> true, told("en-attente"))).isEqualTo(4);
        assertThat(onceMore).isTrue();
    }

    @Test
    void a_run_of_which_nothing_comes_was_made_for_it_although_more_is_waiting() throws Exception {
        assertThat(runs(invoice -> !invoice.scenario().isEmpty(), told("en-attente")))
                .isEqualTo(3);
        assertThat(onceMore).isTrue();
    }

    @Test
    void one_that_sends_a_part_of_what_is_waiting_was_not() throws Exception {
        assertThat(runs(invoice -> !invoice.scenario().isEmpty(), told("en-attente") + SENDING, true))
                .isEqualTo(3);
        assertThat(onceMore).isFalse();
    }

    /** Only another trouble's invoice has not come, and the last run has brought something: the next is made for it. */
    @Test
    void one_more_run_is_made_where_the_last_still_brought_something() throws Exception {
        String thrice = "; [ $(wc -l < \"$ASSURE_JUGE_DOSSIER/fois\") -gt 3 ] && exit 0";
        assertThat(runs(invoice -> invoice.scenario().isEmpty(), told("en-attente") + thrice + SENDING, true))
                .isEqualTo(6);
        assertThat(onceMore).isTrue();
    }

    private static final String SENDING =
            "; cd \"$ASSURE_JUGE_DOSSIER\"; while [ ! -f envoye-$(wc -l < fois | tr -d ' ') ]; do sleep 0.05; done";

    private void sendInTurn(TrialClient client, List<Invoice> rest) {
        try {
            for (int run = 1; run <= rest.size(); run++) {
                while (!Files.exists(folder.resolve("partie-1/fois"))
                        || Files.readAllLines(folder.resolve("partie-1/fois")).size() < run) {
                    Thread.sleep(20);
                }
                client.work(new WorkList(rest.subList(run - 1, run)));
                Files.createFile(folder.resolve("partie-1/envoye-" + run));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            faults.add(e);
        }
    }

    private static String told(String state) {
        return "; echo '{\"resultats\": [{\"referenceFacture\": \"JTEST-0001\", \"etat\": \"" + state
                + "\"}]}' > \"$ASSURE_JUGE_RESULTATS\"";
    }
}
