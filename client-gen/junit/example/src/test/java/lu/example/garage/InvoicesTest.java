package lu.example.garage;

import java.nio.file.Path;
import java.time.LocalDate;
import lu.lalux.assure.client.AssureClient;
import lu.lalux.assure.client.AssureEndpoints;
import lu.lalux.assure.client.document.Upload;
import lu.lalux.assure.client.model.TypeFacture;
import lu.lalux.assure.client.model.TypePiece;
import lu.lalux.assure.client.reglement.Montants;
import lu.lalux.assure.client.reglement.ReglementReparateur;
import lu.lalux.assure.junit.AssureSandbox;
import lu.lalux.assure.junit.Credentials;
import lu.lalux.assure.junit.Sandbox;
import lu.lalux.assure.junit.Trade;
import org.junit.jupiter.api.Test;

/** Invoices, against a sandbox of this class's own. */
@AssureSandbox
class InvoicesTest {

    private static final Path PDF = Path.of("src/test/resources/facture.pdf");

    @Test
    void an_invoice_is_settled(Sandbox sandbox) throws Exception {
        send(sandbox, "F-2026-0173");

        sandbox.settlements()
                .requireOne("F-2026-0173")
                .requireAmount("factureTTC", "2168.48")
                .requireFile(PDF);
    }

    @Test
    void an_answer_that_is_lost_settles_it_once_all_the_same(Sandbox sandbox) throws Exception {
        // The token's and the upload's answers come; that of the settlement does not, and the client asks again.
        try (AssureClient assure = client(sandbox)) {
            String key = assure.reparateur().upload(Upload.of(PDF)).key().orElseThrow();
            sandbox.loseAnswers(1);
            assure.reparateur().settle(invoice("F-2026-0174", key));
        }

        sandbox.settlements().requireOne("F-2026-0174");
    }

    private static void send(Sandbox sandbox, String reference) throws Exception {
        try (AssureClient assure = client(sandbox)) {
            String key = assure.reparateur().upload(Upload.of(PDF)).key().orElseThrow();
            assure.reparateur().settle(invoice(reference, key));
        }
    }

    private static AssureClient client(Sandbox sandbox) {
        Credentials garage = sandbox.credentials(Trade.REPARATEUR);
        return AssureClient.builder()
                .endpoints(new AssureEndpoints(sandbox.functions(), sandbox.tokens()))
                .clientCredentials(garage.identifier(), garage.secret())
                .build();
    }

    private static ReglementReparateur invoice(String reference, String key) {
        return ReglementReparateur.builder()
                .idPrestataire("XA1234")
                .referenceFacture(reference)
                .dateFacture(LocalDate.of(2026, 3, 5))
                .numeroSinistre("S-2026-118")
                .referenceInterneLalux("PEC-2026-5521")
                .immatriculationVehicule("AB1234")
                .numeroChassisVehicule("WVWZZZ1JZXW000001")
                .type(TypePiece.F)
                .typeFacture(TypeFacture.REP)
                .facture(Montants.of("1853.40", "315.08", "2168.48"))
                .refPDFFacture(key)
                .build();
    }
}
