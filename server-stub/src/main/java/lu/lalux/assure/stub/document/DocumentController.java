package lu.lalux.assure.stub.document;

import jakarta.servlet.http.HttpServletRequest;
import lu.lalux.assure.api.DocumentApi;
import lu.lalux.assure.api.model.DepotDocument;
import lu.lalux.assure.api.model.ResultatDepot;
import lu.lalux.assure.stub.contract.Fonction;
import lu.lalux.assure.stub.exchange.CurrentAccount;
import lu.lalux.assure.stub.exchange.ReceivedFile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** The two upload operations; they differ in the function that the file then belongs to. */
@RestController
final class DocumentController implements DocumentApi {

    private final HttpServletRequest request;
    private final DocumentDeposit deposit;
    private final CurrentAccount account;

    DocumentController(HttpServletRequest request, DocumentDeposit deposit, CurrentAccount account) {
        this.request = request;
        this.deposit = deposit;
        this.account = account;
    }

    @Override
    public ResponseEntity<ResultatDepot> deposerDocumentReparateur(DepotDocument document) {
        return deposit(document, Fonction.REPARATEUR);
    }

    @Override
    public ResponseEntity<ResultatDepot> deposerDocumentExpert(DepotDocument document) {
        return deposit(document, Fonction.EXPERT);
    }

    private ResponseEntity<ResultatDepot> deposit(DepotDocument document, Fonction function) {
        try (Fichier file = document.getFile()) {
            new ReceivedFile(document.getFileNameWithExtension(), file.size(), file.sha256()).keepWith(request);
            ResultatDepot result = deposit.of(document.getFileNameWithExtension(), file, account.name(), function);
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(result);
        }
    }
}
