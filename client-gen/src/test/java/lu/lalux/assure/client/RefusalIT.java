package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import lu.lalux.assure.client.api.ExpertApi;
import lu.lalux.assure.client.api.ReparateurApi;
import lu.lalux.assure.client.api.TokenApi;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.invoker.ApiException;
import lu.lalux.assure.client.model.Faute;
import lu.lalux.assure.client.model.Probleme;
import lu.lalux.assure.client.model.TypeAutorisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a refused request tells, read through the generated client alone, from the running stub. */
@ExtendWith(Sandbox.Extension.class)
class RefusalIT {

    private final TokenApi tokens;
    private final ReparateurApi repairers;
    private final ExpertApi experts;

    RefusalIT(Sandbox sandbox) {
        tokens = new TokenApi(sandbox.client());
        repairers = new ReparateurApi(sandbox.client());
        experts = new ExpertApi(sandbox.client());
    }

    @Test
    void every_fault_of_a_request_is_named() throws Exception {
        var request = Examples.repair("F-1", Examples.KEY)
                .factureHT("12,50")
                .numeroSinistre(null)
                .nbrJourVehiculeRemplacement(3);

        var problem = problem(400, () -> repairers.demanderReglementReparateur(request, repairer()));

        assertThat(problem.getType()).hasToString("urn:assure:probleme:champs-invalides");
        assertThat(problem.getTitle()).isEqualTo("Des champs de la requête ne sont pas conformes");
        assertThat(problem.getStatus()).isEqualTo(400);
        assertThat(problem.getErrors())
                .extracting(Faute::getPointer, Faute::getCode)
                .containsExactlyInAnyOrder(
                        tuple("/factureHT", "montant-invalide"),
                        tuple("/numeroSinistre", "champ-obligatoire"),
                        tuple("/nbrJourVehiculeRemplacement", "jours-seulement-si-vhr"));
        assertThat(problem.getErrors())
                .extracting(Faute::getDetail)
                .doesNotContainNull()
                .doesNotContain("");
    }

    @Test
    void an_unknown_key_is_a_rule_that_refuses() throws Exception {
        var problem = problem(
                422, () -> repairers.demanderReglementReparateur(Examples.repair("F-2", Examples.KEY), repairer()));

        assertThat(problem.getType()).hasToString("urn:assure:probleme:regle-non-respectee");
        assertThat(problem.getErrors()).singleElement().satisfies(fault -> {
            assertThat(fault.getPointer()).isEqualTo("/refPDFFacture");
            assertThat(fault.getCode()).isEqualTo("cle-inconnue");
        });
    }

    @Test
    void a_token_of_another_function_is_not_enough() throws Exception {
        var problem = problem(
                403,
                () -> experts.demanderReglementExpert(
                        Examples.expertise("E-1", Examples.KEY, Examples.OTHER_KEY), repairer()));

        assertThat(problem.getType()).hasToString("urn:assure:probleme:portee-insuffisante");
    }

    @Test
    void no_token_is_a_problem_with_a_challenge() throws Exception {
        var refusal = catchThrowableOfType(
                ApiException.class, () -> repairers.demanderReglementReparateur(Examples.repair("F-3", Examples.KEY)));

        assertThat(refusal.getCode()).isEqualTo(401);
        assertThat(refusal.getResponseHeaders().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer "));
        assertThat(read(refusal).getType()).hasToString("urn:assure:probleme:non-authentifie");
    }

    private interface Call {
        void send() throws ApiException;
    }

    private static Probleme problem(int status, Call call) throws Exception {
        var refusal = catchThrowableOfType(ApiException.class, call::send);
        assertThat(refusal).as("refused").isNotNull();
        assertThat(refusal.getCode()).isEqualTo(status);
        assertThat(refusal.getResponseHeaders().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        return read(refusal);
    }

    private static Probleme read(ApiException refusal) throws Exception {
        return ApiClient.createDefaultObjectMapper().readValue(refusal.getResponseBody(), Probleme.class);
    }

    private Map<String, String> repairer() throws ApiException {
        return Authorisation.bearer(tokens.obtenirJeton(
                TypeAutorisation.CLIENT_CREDENTIALS,
                Sandbox.REPAIRER_SCOPES,
                Authorisation.client(Sandbox.GARAGE, Sandbox.GARAGE_SECRET)));
    }
}
