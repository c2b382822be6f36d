package lu.lalux.assure.stub.reglement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Settlement;
import lu.lalux.assure.contract.Sum;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.document.DocumentKeys;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import lu.lalux.assure.stub.http.HeldAnswers;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.stereotype.Service;

/** Accepts settlement requests: checks what the schema cannot say, and records each once. */
@Service
class Reglements {

    private final Contract contract;
    private final DemandeRepository requests;
    private final DocumentKeys keys;
    private final CurrentAccount account;
    private final HeldAnswers answers;
    private final StubClock clock;

    Reglements(
            Contract contract,
            DemandeRepository requests,
            DocumentKeys keys,
            CurrentAccount account,
            HeldAnswers answers,
            StubClock clock) {
        this.contract = contract;
        this.requests = requests;
        this.keys = keys;
        this.account = account;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Records a request; its answer is held back until that is on disk. One that is on record already is accepted again
     * whatever has become of its keys, which may have expired since (D19).
     *
     * @throws ProblemException {@code demande-en-conflit}, or {@code regle-non-respectee} with every broken rule, now
     *     or instead of the answer
     */
    void accept(Demande request) {
        String owner = account.name();
        String identity =
                Identite.of(owner, request.function().code(), request.provider(), request.reference(), request.type());
        String fingerprint = Empreinte.of(request);
        List<Fault> faults = faults(owner, request);
        if (faults.isEmpty()) {
            DemandeRepository.Row row =
                    new DemandeRepository.Row(identity, fingerprint, owner, request, clock.instant(owner));
            answers.until(
                    requests.record(row).thenAccept(onRecord -> requireSame(onRecord, fingerprint, request)),
                    failure -> refusal(failure, owner, request));
        } else {
            requireSame(requests.find(identity).orElseThrow(() -> broken(faults)), fingerprint, request);
        }
    }

    private void requireSame(String onRecord, String fingerprint, Demande request) {
        if (!onRecord.equals(fingerprint)) {
            throw conflict(request);
        }
    }

    /** A key whose file was removed in the meantime has expired: the rules say so now. */
    private Throwable refusal(Throwable failure, String owner, Demande request) {
        // Its sums were right, or nothing would have been recorded.
        List<Fault> faults = failure instanceof FileGoneException
                ? keys.faultsNow(owner, request.function(), keysByPointer(request))
                : List.of();
        return faults.isEmpty() ? failure : broken(faults);
    }

    private List<Fault> faults(String owner, Demande request) {
        List<Fault> faults = new ArrayList<>();
        List<Sum> fields = facts(request).sums();
        for (int i = 0; i < fields.size(); i++) {
            request.sums().get(i).fault(fields.get(i)).ifPresent(faults::add);
        }
        faults.addAll(keys.faults(owner, request.function(), keysByPointer(request)));
        return faults;
    }

    private Map<String, String> keysByPointer(Demande request) {
        List<Field> fields = facts(request).keys();
        Map<String, String> byPointer = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            byPointer.put(fields.get(i).pointer(), request.keys().get(i));
        }
        return byPointer;
    }

    /** The generated class bears the schema's name. */
    private Settlement facts(Demande request) {
        return contract.settlement(request.content().getClass().getSimpleName());
    }

    private static ProblemException broken(List<Fault> faults) {
        return new ProblemException(Problem.ofFaults(ProblemType.REGLE_NON_RESPECTEE, faults));
    }

    private ProblemException conflict(Demande request) {
        Problem problem = Problem.of(
                ProblemType.DEMANDE_EN_CONFLIT, Message.of("reglement.conflict", Excerpt.of(request.reference())));
        return new ProblemException(problem.with(List.of(new Fault(
                facts(request).reference().pointer(),
                FaultCode.DEMANDE_DIFFERENTE,
                Message.of("reglement.demande-differente")))));
    }
}
