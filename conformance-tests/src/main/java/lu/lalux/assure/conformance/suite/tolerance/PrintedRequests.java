package lu.lalux.assure.conformance.suite.tolerance;

import java.util.LinkedHashMap;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.suite.run.Trial;

/**
 * The document's two printed requests, letter for letter: names, quotes and all. Two things are replaced: the keys,
 * since the printed ones are cut short, and the reference, so that the suite can be run twice. (The sender puts in the
 * values that the target looks up.)
 */
final class PrintedRequests {

    private PrintedRequests() {}

    static Map<String, Object> of(Trial trial, Fonction function) {
        return function == Fonction.REPARATEUR ? repairer(trial) : expert(trial);
    }

    /** Document, Réparations, Exemple. */
    private static Map<String, Object> repairer(Trial trial) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("idPrestataire", "XT1234");
        request.put("referenceFacture", trial.reference());
        request.put("dateFacture", "2017-06-17");
        request.put("numeroSinistre", "1456789");
        request.put("referenceInternelAlux", "123456789");
        request.put("immatriculationVehicule", "AA0000");
        request.put("numeroChassisVehicule", "1HGBH41JXMN109186");
        request.put("type", "F");
        request.put("typeFacture", "VHR");
        request.put("montantHTFacture", "1000");
        request.put("montantTVAFacture", "170.50");
        request.put("montantTTCFacture", "1170.50");
        request.put("nbrJourVehiculeRemplacement", "2");
        request.put("refPDFacture", trial.freshKey(Fonction.REPARATEUR));
        return request;
    }

    /** Document, Expertises, Exemple. */
    private static Map<String, Object> expert(Trial trial) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("idExpert", "XT5678");
        request.put("referenceFacture", trial.reference());
        request.put("dateFacture", "2017-08-17");
        request.put("numeroSinistre", "123456789");
        request.put("referenceInterneLalux", "123456789");
        request.put("immatriculationVehicule", "AA0000");
        request.put("numeroChassisVehicule", "1HGBH41JXMN109186");
        request.put("type", "F");
        request.put("honorairesHT", "200");
        request.put("honorairesTVA", "34.50");
        request.put("honorairesTTC", "234.50");
        request.put("prejudiceHT", "10000");
        request.put("prejudiceTVA", "1700.50");
        request.put("prejudiceTTC", "11700.50");
        request.put("abandonVehicule", "false");
        request.put("refPdfHonoraires", trial.freshKey(Fonction.EXPERT));
        request.put("refPdfExpertise", trial.freshKey(Fonction.EXPERT));
        return request;
    }
}
