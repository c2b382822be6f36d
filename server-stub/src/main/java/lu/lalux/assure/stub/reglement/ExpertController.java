package lu.lalux.assure.stub.reglement;

import java.util.List;
import lu.lalux.assure.api.ExpertApi;
import lu.lalux.assure.api.model.DemandeExpert;
import lu.lalux.assure.stub.contract.Fonction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says of an expert's request which of its fields identify it, add up, and name files, each in the contract's order.
 */
@RestController
final class ExpertController implements ExpertApi {

    private final Reglements reglements;

    ExpertController(Reglements reglements) {
        this.reglements = reglements;
    }

    @Override
    public ResponseEntity<Void> demanderReglementExpert(DemandeExpert request) {
        reglements.accept(new Demande(
                Fonction.EXPERT,
                request.getIdExpert(),
                request.getReferenceFacture(),
                request.getType().getValue(),
                List.of(
                        new Somme(request.getHonorairesHT(), request.getHonorairesTVA(), request.getHonorairesTTC()),
                        new Somme(request.getPrejudiceHT(), request.getPrejudiceTVA(), request.getPrejudiceTTC())),
                List.of(request.getRefPdfHonoraires(), request.getRefPdfExpertise()),
                request));
        return ResponseEntity.accepted().build();
    }
}
