package lu.lalux.assure.conformance.judge.serve.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.judge.report.Judged;
import lu.lalux.assure.conformance.judge.report.Judgement;
import lu.lalux.assure.conformance.judge.scenario.Ruling;
import lu.lalux.assure.conformance.judge.scenario.ScenarioEntry;
import lu.lalux.assure.conformance.judge.scenario.ScenarioRegister;
import lu.lalux.assure.conformance.judge.worklist.Software;
import lu.lalux.assure.conformance.register.Text;
import lu.lalux.assure.conformance.report.Result;
import lu.lalux.assure.conformance.report.SuiteVersion;

/** What is said of a session that was open when the judge stopped: what has not been shown by then never will be. */
final class Interruption {

    /** Of what is not shown, and of a verdict that it keeps from being another one. */
    static final Text REASON = new Text(
            "La session a été interrompue : le juge s'est arrêté pendant qu'elle était ouverte. Ouvrez-en une autre.",
            "The session was interrupted: the judge stopped while it was open. Open another one.");

    private final ScenarioRegister register;
    private final Contract contract;

    Interruption(ScenarioRegister register, Contract contract) {
        this.register = register;
        this.contract = contract;
    }

    /** Of a session whose exchanges are lost. */
    Judgement of(Software software, String mark, Instant date) {
        List<Judged> scenarios = register.entries().stream()
                .map(entry -> new Judged(entry, excluded(entry, software).orElseGet(() -> Ruling.notShown(REASON))))
                .toList();
        return new Judgement(
                software,
                contract.version(),
                Contract.digest(),
                SuiteVersion.current(),
                date,
                mark,
                true,
                scenarios,
                0,
                0,
                Result.NONE,
                false);
    }

    /** Of a session that stood so when somebody last asked. */
    Judgement of(Judgement standing) {
        List<Judged> scenarios = standing.scenarios().stream()
                .map(judged -> judged.is(Ruling.State.NOT_SHOWN)
                        ? new Judged(judged.entry(), Ruling.notShown(REASON))
                        : judged)
                .toList();
        return new Judgement(
                standing.software(),
                standing.contractVersion(),
                standing.contractDigest(),
                standing.suiteVersion(),
                standing.date(),
                standing.mark(),
                true,
                scenarios,
                standing.requests(),
                standing.origin(),
                standing.result(),
                standing.judgeFailed());
    }

    private static Optional<Ruling> excluded(ScenarioEntry entry, Software software) {
        return entry.excluded(software).map(Ruling::notApplicable);
    }
}
