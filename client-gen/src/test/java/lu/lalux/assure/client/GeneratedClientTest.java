package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import lu.lalux.assure.client.api.DocumentApi;
import lu.lalux.assure.client.api.ExpertApi;
import lu.lalux.assure.client.api.ReparateurApi;
import lu.lalux.assure.client.api.TokenApi;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.invoker.ApiException;
import lu.lalux.assure.client.model.DepotDocument;
import lu.lalux.assure.client.model.ErreurOAuth2;
import lu.lalux.assure.client.model.Faute;
import lu.lalux.assure.client.model.Probleme;
import lu.lalux.assure.client.model.StatutDepot;
import lu.lalux.assure.client.model.TypeAutorisation;
import lu.lalux.assure.client.model.TypeFacture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the generated Java client writes and reads, to the byte: the generator moves, this must not. */
class GeneratedClientTest {

    private final RecordingServer server = new RecordingServer();
    private final ApiClient client = new ApiClient();
    private final ObjectMapper json = ApiClient.createDefaultObjectMapper();

    GeneratedClientTest() {
        client.updateBaseUri(server.address().toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_repairers_request_is_written_exactly() throws Exception {
        server.answers(202, (String) null, null);

        new ReparateurApi(client)
                .demanderReglementReparateur(Examples.repair("F-1", Examples.KEY), Authorisation.bearer("un-jeton"));

        var request = server.onlyRequest();
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.uri()).hasToString("/reparateur");
        assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
        assertThat(request.headers().get("Authorization")).containsExactly("Bearer un-jeton");
        assertThat(request.body())
                .as("amounts as they were given, an ISO date, accents as they are, no word of the absent field")
                .isEqualTo("{\"idPrestataire\":\"XA1234\",\"referenceFacture\":\"F-1\",\"dateFacture\":\"2026-03-05\","
                        + "\"numeroSinistre\":\"S-2026-118\",\"referenceInterneLalux\":\"Pièce n° 5521\","
                        + "\"immatriculationVehicule\":\"AB1234\",\"numeroChassisVehicule\":\"WVWZZZ1JZXW000001\","
                        + "\"type\":\"F\",\"typeFacture\":\"REP\",\"factureHT\":\"1000\",\"factureTVA\":\"170.50\","
                        + "\"factureTTC\":\"1170.50\",\"refPDFFacture\":\"" + Examples.KEY + "\"}");
    }

    @Test
    void the_days_of_a_replacement_vehicle_are_a_number() throws Exception {
        server.answers(202, (String) null, null);

        new ReparateurApi(client)
                .demanderReglementReparateur(Examples.repair("F-1", Examples.KEY)
                        .typeFacture(TypeFacture.VHR)
                        .nbrJourVehiculeRemplacement(0));

        assertThat(server.onlyRequest().body())
                .contains("\"typeFacture\":\"VHR\"")
                .contains("\"nbrJourVehiculeRemplacement\":0");
    }

    @Test
    void an_experts_request_is_written_exactly() throws Exception {
        server.answers(202, (String) null, null);

        new ExpertApi(client).demanderReglementExpert(Examples.expertise("E-1", Examples.KEY, Examples.OTHER_KEY));

        assertThat(server.onlyRequest().uri()).hasToString("/expert");
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"idExpert\":\"XT5678\",\"referenceFacture\":\"E-1\",\"dateFacture\":\"2026-04-14\","
                        + "\"numeroSinistre\":\"S-2026-204\",\"referenceInterneLalux\":\"EXP-88012\","
                        + "\"immatriculationVehicule\":\"CD5678\",\"numeroChassisVehicule\":\"VF1RFB00X57000001\","
                        + "\"type\":\"F\",\"honorairesHT\":\"310\",\"honorairesTVA\":\"52.70\","
                        + "\"honorairesTTC\":\"362.70\",\"prejudiceHT\":\"8200\",\"prejudiceTVA\":\"1394\","
                        + "\"prejudiceTTC\":\"9594\",\"abandonVehicule\":false,\"refPdfHonoraires\":\""
                        + Examples.KEY + "\",\"refPdfExpertise\":\"" + Examples.OTHER_KEY + "\"}");
    }

    @Test
    void accepted_without_a_body_is_a_normal_return() throws Exception {
        server.answers(202, (String) null, null);

        var answer =
                new ReparateurApi(client).demanderReglementReparateurWithHttpInfo(Examples.repair("F-1", Examples.KEY));

        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(answer.getData()).isNull();
    }

    @Test
    void a_file_is_base64_in_one_line() throws Exception {
        server.answers(200, "application/json", "{\"status\":\"Infected\"}");
        byte[] file = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);

        new DocumentApi(client)
                .deposerDocumentExpert(
                        new DepotDocument().fileNameWithExtension("mémoire.pdf").file(file));

        assertThat(server.onlyRequest().uri()).hasToString("/expert/upload");
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"fileNameWithExtension\":\"mémoire.pdf\",\"file\":\""
                        + Base64.getEncoder().encodeToString(file) + "\"}");
    }

    @Test
    void an_answer_may_have_gained_fields() throws Exception {
        server.answers(
                200,
                "application/json",
                "{\"status\":\"Verified\",\"key\":\"" + Examples.KEY + "\",\"nouveau\":{\"a\":[1]}}");

        var result = new DocumentApi(client)
                .deposerDocumentReparateur(
                        new DepotDocument().fileNameWithExtension("a.pdf").file(new byte[] {1}));

        assertThat(result.getStatus()).isEqualTo(StatutDepot.VERIFIED);
        assertThat(result.getKey()).isEqualTo(Examples.KEY);
    }

    @Test
    void a_refused_file_is_a_typed_answer_without_a_key() throws Exception {
        for (StatutDepot status :
                new StatutDepot[] {StatutDepot.INFECTED, StatutDepot.FILE_TOO_BIG, StatutDepot.ERROR}) {
            server.answers(200, "application/json", "{\"status\":\"" + status + "\"}");

            var result = new DocumentApi(client)
                    .deposerDocumentReparateur(
                            new DepotDocument().fileNameWithExtension("a.pdf").file(new byte[] {1}));

            assertThat(result.getStatus()).isEqualTo(status);
            assertThat(result.getKey()).isNull();
        }
    }

    @Test
    void a_token_is_asked_for_by_a_form_and_basic() throws Exception {
        server.answers(
                200,
                "application/json",
                "{\"token_type\":\"bearer\",\"access_token\":\"un-jeton\",\"expires_in\":3600,"
                        + "\"scope\":\"/reparateur /reparateur/upload\",\"nouveau\":1}");

        var token = new TokenApi(client)
                .obtenirJeton(
                        TypeAutorisation.CLIENT_CREDENTIALS,
                        "/reparateur /reparateur/upload",
                        Authorisation.client("garage", "à:secret"));

        var request = server.onlyRequest();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/token");
        assertThat(request.headers().getFirst("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(request.headers().get("Authorization")).containsExactly("Basic Z2FyYWdlOiVDMyVBMCUzQXNlY3JldA==");
        assertThat(request.body())
                .isEqualTo("grant_type=client_credentials&scope=%2Freparateur+%2Freparateur%2Fupload");
        assertThat(token.getAccessToken()).isEqualTo("un-jeton");
        assertThat(token.getExpiresIn()).isEqualTo(3600);
    }

    @Test
    void a_refused_token_is_read_as_rfc_6749_says() throws Exception {
        server.answers(
                401,
                Map.of("Content-Type", "application/json", "WWW-Authenticate", "Basic realm=\"assure\""),
                "{\"error\":\"invalid_client\",\"error_description\":\"Client inconnu ou secret faux.\"}");

        var refusal = catchThrowableOfType(
                ApiException.class,
                () -> new TokenApi(client).obtenirJeton(TypeAutorisation.CLIENT_CREDENTIALS, "/reparateur"));

        assertThat(refusal.getCode()).isEqualTo(401);
        assertThat(refusal.getResponseHeaders().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"assure\"");
        assertThat(json.readValue(refusal.getResponseBody(), ErreurOAuth2.class)
                        .getError()
                        .getValue())
                .isEqualTo("invalid_client");
    }

    @Test
    void a_refusal_carries_status_headers_and_every_fault() throws Exception {
        server.answers(
                400,
                Map.of("Content-Type", "application/problem+json", "Content-Language", "fr"),
                "{\"type\":\"urn:assure:probleme:champs-invalides\",\"title\":\"Des champs de la requête ne sont pas"
                        + " conformes\",\"status\":400,\"nouveau\":true,\"errors\":["
                        + "{\"pointer\":\"/factureHT\",\"code\":\"montant-invalide\",\"detail\":\"a\"},"
                        + "{\"pointer\":\"/type\",\"code\":\"champ-obligatoire\",\"detail\":\"b\",\"nouveau\":1}]}");

        var refusal = catchThrowableOfType(
                ApiException.class,
                () -> new ReparateurApi(client).demanderReglementReparateur(Examples.repair("F-1", Examples.KEY)));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getResponseHeaders().firstValue("Content-Language")).hasValue("fr");
        Probleme problem = json.readValue(refusal.getResponseBody(), Probleme.class);
        assertThat(problem.getType()).hasToString("urn:assure:probleme:champs-invalides");
        assertThat(problem.getTitle()).isEqualTo("Des champs de la requête ne sont pas conformes");
        assertThat(problem.getErrors())
                .containsExactly(
                        new Faute()
                                .pointer("/factureHT")
                                .code("montant-invalide")
                                .detail("a"),
                        new Faute().pointer("/type").code("champ-obligatoire").detail("b"));
    }
}
