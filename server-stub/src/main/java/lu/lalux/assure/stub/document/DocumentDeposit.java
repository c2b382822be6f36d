package lu.lalux.assure.stub.document;

import java.io.IOException;
import java.util.Optional;
import lu.lalux.assure.api.model.ResultatDepot;
import lu.lalux.assure.api.model.StatutDepot;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.contract.Fonction;
import lu.lalux.assure.stub.document.scan.UploadIncident;
import lu.lalux.assure.stub.document.store.FileLostException;
import lu.lalux.assure.stub.document.store.FileStore;
import org.springframework.stereotype.Service;

/** Keeps a file that was found clean and gives it a key; says of any other why it was not kept. */
@Service
class DocumentDeposit {

    private final FileStore store;
    private final DocumentRepository documents;
    private final StubClock clock;
    private final MachineTime machine;
    private final Optional<UploadIncident> incident;
    private final DepositMetrics metrics;
    private final LostFiles lost;

    DocumentDeposit(
            FileStore store,
            DocumentRepository documents,
            StubClock clock,
            MachineTime machine,
            Optional<UploadIncident> incident,
            DepositMetrics metrics,
            LostFiles lost) {
        this.store = store;
        this.documents = documents;
        this.clock = clock;
        this.machine = machine;
        this.incident = incident;
        this.metrics = metrics;
        this.lost = lost;
    }

    /** The answer; when it gives a key, first the bytes and then the row are on disk. */
    ResultatDepot of(String name, Fichier file, String account, Fonction function) {
        Optional<Fichier.Verdict> ordered =
                incident.flatMap(told -> told.next(account)).map(DocumentDeposit::verdict);
        Fichier.Verdict verdict = ordered.orElse(file.verdict());
        metrics.count(verdict, file.size());
        return switch (verdict) {
            case CLEAN -> keep(name, file, account, function);
            case INFECTED -> new ResultatDepot(StatutDepot.INFECTED);
            case TOO_BIG -> new ResultatDepot(StatutDepot.FILE_TOO_BIG);
            case FAILED -> new ResultatDepot(StatutDepot.ERROR);
        };
    }

    private static Fichier.Verdict verdict(UploadIncident.End end) {
        return switch (end) {
            case FAILED -> Fichier.Verdict.FAILED;
            case INFECTED -> Fichier.Verdict.INFECTED;
        };
    }

    private ResultatDepot keep(String name, Fichier file, String account, Fonction function) {
        String key;
        try {
            key = file.arrival().keep(extension(name));
        } catch (IOException reason) {
            lost.failed(reason);
            return new ResultatDepot(StatutDepot.ERROR);
        }
        try {
            documents.add(key, account, function, name, file, machine.instant(), clock.instant(account));
        } catch (FileLostException late) {
            lost.failed(late);
            return new ResultatDepot(StatutDepot.ERROR);
        } catch (RuntimeException refused) {
            remove(key);
            throw refused;
        }
        return new ResultatDepot(StatutDepot.VERIFIED).key(key);
    }

    /** In the case in which it was sent. */
    private static String extension(String name) {
        return name.substring(name.lastIndexOf('.'));
    }

    private void remove(String key) {
        try {
            store.remove(key);
        } catch (IOException left) {
            lost.leftBehind(left);
        }
    }
}
