package lu.lalux.assure.openapi;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** "Uniquement si typeFacture = 'VHR'": rule {@code jours-seulement-si-vhr}. */
class ReplacementDaysTest {

    private final Request request = Request.of("DemandeReparateur");

    @Test
    void aReplacementVehicleMayHaveDays() {
        request.accepts(body("VHR", true));
    }

    @Test
    void aReplacementVehicleMayHaveNone() {
        request.accepts(body("VHR", false));
    }

    @Test
    void aRepairHasNone() {
        request.accepts(body("REP", false));
    }

    @Test
    void aRepairWithDaysIsRefused() {
        request.refuses(body("REP", true));
    }

    @Test
    void evenWithZeroDays() {
        request.refuses(request.with(body -> body.put("typeFacture", "REP").put("nbrJourVehiculeRemplacement", 0)));
    }

    private JsonNode body(String kind, boolean days) {
        return request.with(body -> {
            body.put("typeFacture", kind).put("nbrJourVehiculeRemplacement", 2);
            if (!days) {
                body.remove("nbrJourVehiculeRemplacement");
            }
        });
    }
}
