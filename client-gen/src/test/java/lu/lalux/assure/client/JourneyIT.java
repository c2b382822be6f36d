package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import lu.lalux.assure.client.api.DocumentApi;
import lu.lalux.assure.client.api.ExpertApi;
import lu.lalux.assure.client.api.ReparateurApi;
import lu.lalux.assure.client.api.TokenApi;
import lu.lalux.assure.client.invoker.ApiException;
import lu.lalux.assure.client.model.DepotDocument;
import lu.lalux.assure.client.model.ResultatDepot;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.model.TypeAutorisation;
import lu.lalux.assure.client.model.TypeFacture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Token, upload, settlement, through the generated client alone, against the running stub. */
@ExtendWith(Sandbox.Extension.class)
@Tag("newcomer")
class JourneyIT {

    /** In two pieces, so that no virus scanner takes this source for what it is a test of. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static final int LIMIT = 5_242_880;

    private final TokenApi tokens;
    private final DocumentApi documents;
    private final ReparateurApi repairers;
    private final ExpertApi experts;

    JourneyIT(Sandbox sandbox) {
        tokens = new TokenApi(sandbox.client());
        documents = new DocumentApi(sandbox.client());
        repairers = new ReparateurApi(sandbox.client());
        experts = new ExpertApi(sandbox.client());
    }

    @Test
    void a_repairer_goes_from_the_token_to_the_settlement() throws ApiException {
        var token = repairer();

        var result = documents.deposerDocumentReparateur(pdf("facture.pdf"), token);

        assertThat(result.getStatus()).isEqualTo(StatutDepot.VERIFIED);
        assertThat(result.getKey()).endsWith(".pdf");
        var repair = Examples.repair(reference(), result.getKey());
        assertThat(repairers
                        .demanderReglementReparateurWithHttpInfo(repair, token)
                        .getStatusCode())
                .isEqualTo(202);
        assertThat(repairers
                        .demanderReglementReparateurWithHttpInfo(repair, token)
                        .getStatusCode())
                .as("the same again")
                .isEqualTo(202);
        assertThat(repairers
                        .demanderReglementReparateurWithHttpInfo(
                                Examples.repair(reference(), result.getKey())
                                        .typeFacture(TypeFacture.VHR)
                                        .nbrJourVehiculeRemplacement(2),
                                token)
                        .getStatusCode())
                .as("a replacement vehicle with its days")
                .isEqualTo(202);
    }

    @Test
    void an_experts_back_end_goes_from_the_token_to_the_settlement() throws ApiException {
        settleAsExpert(Authorisation.bearer(tokens.obtenirJeton(
                TypeAutorisation.CLIENT_CREDENTIALS,
                Sandbox.EXPERT_SCOPES,
                Authorisation.client(Sandbox.EXPERT_BACKEND, Sandbox.EXPERT_BACKEND_SECRET))));
    }

    @Test
    void an_expert_in_person_goes_from_the_token_to_the_settlement() throws ApiException {
        settleAsExpert(Authorisation.bearer(ImplicitGrant.with(tokens)
                .token(Sandbox.EXPERT, Sandbox.EXPERT_PASSWORD, reference())
                .get("access_token")));
    }

    @Test
    void an_infected_file_is_a_result_without_a_key() throws ApiException {
        var result = documents.deposerDocumentReparateur(
                new DepotDocument().fileNameWithExtension("facture.pdf").file(EICAR.getBytes(US_ASCII)), repairer());

        assertThat(result).isEqualTo(new ResultatDepot().status(StatutDepot.INFECTED));
    }

    @Test
    void a_file_above_the_limit_is_a_result_without_a_key() throws ApiException {
        var token = repairer();

        assertThat(documents.deposerDocumentReparateur(
                        new DepotDocument().fileNameWithExtension("gros.pdf").file(new byte[LIMIT + 1]), token))
                .isEqualTo(new ResultatDepot().status(StatutDepot.FILE_TOO_BIG));
        assertThat(documents
                        .deposerDocumentReparateur(
                                new DepotDocument()
                                        .fileNameWithExtension("juste.pdf")
                                        .file(new byte[LIMIT]),
                                token)
                        .getStatus())
                .isEqualTo(StatutDepot.VERIFIED);
    }

    private void settleAsExpert(Map<String, String> token) throws ApiException {
        var fees = documents.deposerDocumentExpert(pdf("mémoire d'honoraires.pdf"), token);
        var report = documents.deposerDocumentExpert(pdf("rapport.PDF"), token);

        assertThat(fees.getStatus()).isEqualTo(StatutDepot.VERIFIED);
        assertThat(report.getStatus()).isEqualTo(StatutDepot.VERIFIED);
        assertThat(experts.demanderReglementExpertWithHttpInfo(
                                Examples.expertise(reference(), fees.getKey(), report.getKey()), token)
                        .getStatusCode())
                .isEqualTo(202);
    }

    private Map<String, String> repairer() throws ApiException {
        return Authorisation.bearer(tokens.obtenirJeton(
                TypeAutorisation.CLIENT_CREDENTIALS,
                Sandbox.REPAIRER_SCOPES,
                Authorisation.client(Sandbox.GARAGE, Sandbox.GARAGE_SECRET)));
    }

    private static DepotDocument pdf(String name) {
        return new DepotDocument().fileNameWithExtension(name).file("%PDF-1.4\n%%EOF\n".getBytes(US_ASCII));
    }

    private static String reference() {
        return UUID.randomUUID().toString();
    }
}
