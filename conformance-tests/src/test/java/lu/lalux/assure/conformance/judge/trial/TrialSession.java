package lu.lalux.assure.conformance.judge.trial;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents;
import lu.lalux.assure.conformance.judge.evidence.SessionEvents.Untrusted;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.Scenario;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.scenario.Tempo;
import lu.lalux.assure.conformance.judge.scenario.trouble.ForeignCertificate;
import lu.lalux.assure.conformance.judge.session.AllScenarios;
import lu.lalux.assure.conformance.judge.session.Deceiver;
import lu.lalux.assure.conformance.judge.session.Session;
import lu.lalux.assure.conformance.judge.trial.client.ClientSettings;
import lu.lalux.assure.conformance.judge.trial.client.Journal;
import lu.lalux.assure.conformance.judge.trial.client.TrialClient;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.trial.transport.Trust;
import lu.lalux.assure.conformance.judge.wire.ConnectionObserver;
import lu.lalux.assure.conformance.judge.wire.WireServer;
import lu.lalux.assure.conformance.judge.wire.WireSettings;
import lu.lalux.assure.conformance.judge.worklist.Access;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.judge.worklist.WorkList;
import lu.lalux.assure.conformance.register.Text;

/** Has one client work through a session of its own, over HTTP, and asks the scenarios what they say of it. */
final class TrialSession {

    /**
     * What came of it.
     *
     * @param rulings by scenario
     * @param journal of the client: what it would tell a person
     * @param requests that came
     */
    record Result(Map<String, Ruling> rulings, Journal journal, int requests) {}

    private final Contract contract;
    private final ScenarioRegister register;
    private final Duration most;
    private final Certificates certificates = new Certificates();
    private final AtomicInteger marks = new AtomicInteger();

    /**
     * @param contract to be kept to
     * @param register of the scenarios
     * @param most how long a client may take
     */
    TrialSession(Contract contract, ScenarioRegister register, Duration most) {
        this.contract = contract;
        this.register = register;
        this.most = most;
    }

    /** What it was not given to send is spoken of by somebody else. */
    private static List<ToldResult> withOthers(List<ToldResult> told, Evidence evidence, WorkList work) {
        String reference = evidence.settlement().asSettlement().reference();
        Set<String> given = work.invoices().stream().map(Invoice::name).collect(Collectors.toSet());
        List<ToldResult> all = new ArrayList<>(told);
        evidence.list().invoices().stream()
                .filter(invoice -> !given.contains(invoice.name()))
                .map(invoice -> invoice.fields().path(reference).asString(""))
                .forEach(name -> all.add(new ToldResult(name, ToldResult.State.TO_MEND, Set.of())));
        return all;
    }

    ScenarioRegister register() {
        return register;
    }

    /**
     * @param software on trial
     * @param ways of the client
     * @param tempo of the session and the client
     * @param secured whether they speak TLS
     * @param part of the work list that it works through
     * @return what the scenarios say of it
     */
    Result of(Software software, Ways ways, Tempo tempo, boolean secured, UnaryOperator<WorkList> part) {
        String mark = "J" + marks.incrementAndGet();
        Access access = Access.fresh(mark, "http://localhost:3000/retour");
        List<Scenario> scenarios = AllScenarios.of(register, software);
        Session session = new Session(contract, software, access, scenarios, tempo, mark);
        Faults faults = new Faults(session.circumstances());
        try (WireServer server = secured
                ? Deceiver.open(
                        WireSettings.secure(0, certificates.trusted()),
                        session,
                        certificates.foreign(),
                        certificates.otherName(),
                        faults)
                : WireServer.open(WireSettings.plain(0), session, faults)) {
            String scheme = secured ? "https://" : "http://";
            if (secured) {
                session.circumstances().secured();
            }
            if (ways.isKilledByJudge()) {
                session.circumstances().killing();
            }
            TrialClient client = new TrialClient(
                    new ClientSettings(
                            contract,
                            software,
                            access,
                            URI.create(scheme + "127.0.0.1:" + server.port()),
                            URI.create(scheme + "localhost:" + server.port()),
                            secured ? Trust.in(certificates.trusted().pem()) : SSLContext.getDefault(),
                            tempo,
                            // It keeps its connections: only what it remembers is gone.
                            killed -> session.circumstances()
                                    .ended(new SessionEvents.RunEnd(System.nanoTime(), 0, killed))),
                    ways,
                    most);
            WorkList work = part.apply(session.list());
            client.work(work);
            if (ways.isKilledByJudge()) {
                workOnceMore(client, work, session.circumstances());
            }
            List<ToldResult> told = client.told(work);
            session.circumstances().told(told);
            session.circumstances().ran(withOthers(told, session.evidence(true), work), true, true);
            session.read(
                    Text.both("programme.log"),
                    new StringReader(session.evidence(true).log().all().stream()
                            .map(ways::printed)
                            .collect(Collectors.joining("\n"))));
            faults.check();
            Evidence evidence = session.evidence(true);
            Map<String, Ruling> rulings = new LinkedHashMap<>();
            scenarios.forEach(scenario -> rulings.put(scenario.id(), scenario.ruling(evidence)));
            return new Result(rulings, client.journal(), evidence.log().size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As where the judge runs a program: what it says to go out later is seen to do so. */
    private static void workOnceMore(TrialClient client, WorkList work, SessionEvents circumstances) {
        WorkList first = new WorkList(work.part(1));
        if (client.told(first).stream().anyMatch(told -> told.state() == ToldResult.State.LATER)) {
            client.workAgain(first);
            circumstances.onceMore();
        }
    }

    /** A session that breaks is a fault of ours: its 500 must not be taken for a client's doing. */
    private static final class Faults implements ConnectionObserver {

        private final List<Throwable> all = new CopyOnWriteArrayList<>();
        private final SessionEvents circumstances;

        Faults(SessionEvents circumstances) {
            this.circumstances = circumstances;
        }

        @Override
        public void untrusted(String deception, long connection, boolean completed, boolean request) {
            circumstances.met(
                    new Untrusted(deception, connection, request ? Untrusted.Sent.REQUEST : Untrusted.Sent.NOTHING));
        }

        @Override
        public void unsecured(long connection) {
            circumstances.met(new Untrusted(ForeignCertificate.FOREIGN, connection, Untrusted.Sent.WITHOUT_TLS));
        }

        @Override
        public void refused(long connection, int status, Text why) {
            circumstances.refused(status, why);
        }

        @Override
        public void failed(long connection, Throwable fault) {
            all.add(fault);
        }

        void check() {
            if (!all.isEmpty()) {
                throw new IllegalStateException("The session broke", all.get(0));
            }
        }
    }
}
