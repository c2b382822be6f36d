package lu.lalux.assure.stub.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.contract.Fonction;
import lu.lalux.assure.stub.document.store.DocumentLimits;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import org.springframework.stereotype.Service;

/** Says which keys of a settlement cannot be used (D18, rule {@code cle-connue}). */
@Service
public class DocumentKeys {

    private final DocumentRepository documents;
    private final DocumentLimits limits;
    private final StubClock clock;

    DocumentKeys(DocumentRepository documents, DocumentLimits limits, StubClock clock) {
        this.documents = documents;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The faults of keys, all of them. Another account's key is answered exactly as one that does not exist: nobody
     * learns of it.
     *
     * @param keys by the pointer of the field that names them
     */
    public List<Fault> faults(String account, Fonction function, Map<String, String> keys) {
        return faults(account, function, keys, documents::find);
    }

    /** The same when the record has refused one of them: whatever was read of them before may be out of date. */
    public List<Fault> faultsNow(String account, Fonction function, Map<String, String> keys) {
        return faults(account, function, keys, documents::findNow);
    }

    private List<Fault> faults(
            String account,
            Fonction function,
            Map<String, String> keys,
            Function<String, Optional<DocumentRepository.Row>> rows) {
        List<Fault> faults = new ArrayList<>();
        keys.forEach((pointer, key) -> {
            Optional<DocumentRepository.Row> row =
                    rows.apply(key).filter(found -> found.account().equals(account));
            if (row.isEmpty()) {
                faults.add(fault(pointer, FaultCode.CLE_INCONNUE, function));
            } else if (!row.get().function().equals(function.code())) {
                faults.add(fault(pointer, FaultCode.CLE_AUTRE_FONCTION, function));
            } else if (isExpired(row.get())) {
                faults.add(fault(pointer, FaultCode.CLE_PERIMEE, function));
            }
        });
        return faults;
    }

    /** What was removed does not come back, though the sandbox's clock may: its file is gone (D18). */
    private boolean isExpired(DocumentRepository.Row row) {
        return row.removed()
                || !clock.instant(row.account()).isBefore(row.stored().plus(limits.retention()));
    }

    private static Fault fault(String pointer, FaultCode code, Fonction function) {
        return new Fault(pointer, code, Message.of("document." + code.code(), function.uploadPath()));
    }
}
