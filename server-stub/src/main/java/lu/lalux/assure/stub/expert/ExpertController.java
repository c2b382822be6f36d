package lu.lalux.assure.stub.expert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.api.ExpertApi;
import lu.lalux.assure.api.model.DemandeExpert;
import lu.lalux.assure.stub.contract.Fonction;
import lu.lalux.assure.stub.reglement.Demande;
import lu.lalux.assure.stub.reglement.Reglements;
import lu.lalux.assure.stub.reglement.Somme;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Says of an expert's request which of its fields identify it, add up, and name files. */
@RestController
final class ExpertController implements ExpertApi {

    private final Reglements reglements;

    ExpertController(Reglements reglements) {
        this.reglements = reglements;
    }

    @Override
    public ResponseEntity<Void> demanderReglementExpert(DemandeExpert request) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("/refPdfHonoraires", request.getRefPdfHonoraires());
        keys.put("/refPdfExpertise", request.getRefPdfExpertise());
        reglements.accept(new Demande(
                Fonction.EXPERT,
                request.getIdExpert(),
                request.getReferenceFacture(),
                request.getType().getValue(),
                List.of(
                        new Somme(
                                "honoraires",
                                request.getHonorairesHT(),
                                request.getHonorairesTVA(),
                                request.getHonorairesTTC()),
                        new Somme(
                                "prejudice",
                                request.getPrejudiceHT(),
                                request.getPrejudiceTVA(),
                                request.getPrejudiceTTC())),
                keys,
                request));
        return ResponseEntity.accepted().build();
    }
}
