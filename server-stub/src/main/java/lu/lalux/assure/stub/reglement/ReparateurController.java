package lu.lalux.assure.stub.reglement;

import java.util.List;
import lu.lalux.assure.api.ReparateurApi;
import lu.lalux.assure.api.model.DemandeReparateur;
import lu.lalux.assure.stub.contract.Fonction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says of a repairer's request which of its fields identify it, add up, and name files, each in the contract's order.
 */
@RestController
final class ReparateurController implements ReparateurApi {

    private final Reglements reglements;

    ReparateurController(Reglements reglements) {
        this.reglements = reglements;
    }

    @Override
    public ResponseEntity<Void> demanderReglementReparateur(DemandeReparateur request) {
        reglements.accept(new Demande(
                Fonction.REPARATEUR,
                request.getIdPrestataire(),
                request.getReferenceFacture(),
                request.getType().getValue(),
                List.of(new Somme(request.getFactureHT(), request.getFactureTVA(), request.getFactureTTC())),
                List.of(request.getRefPDFFacture()),
                request));
        return ResponseEntity.accepted().build();
    }
}
