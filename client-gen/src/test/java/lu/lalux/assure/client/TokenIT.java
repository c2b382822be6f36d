package lu.lalux.assure.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import lu.lalux.assure.client.api.TokenApi;
import lu.lalux.assure.client.invoker.ApiClient;
import lu.lalux.assure.client.invoker.ApiException;
import lu.lalux.assure.client.model.CodeErreurOAuth2;
import lu.lalux.assure.client.model.ErreurOAuth2;
import lu.lalux.assure.client.model.Probleme;
import lu.lalux.assure.client.model.TypeAutorisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens through the generated client alone, against the running stub. */
@ExtendWith(Sandbox.Extension.class)
class TokenIT {

    private final Sandbox sandbox;
    private final TokenApi tokens;

    TokenIT(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.tokens = new TokenApi(sandbox.client());
    }

    @Test
    void a_repairer_gets_a_token_for_an_hour() throws ApiException {
        var token = tokens.obtenirJeton(
                TypeAutorisation.CLIENT_CREDENTIALS,
                Sandbox.REPAIRER_SCOPES,
                Authorisation.client(Sandbox.GARAGE, Sandbox.GARAGE_SECRET));

        assertThat(token.getAccessToken()).isNotBlank();
        assertThat(token.getTokenType()).isEqualToIgnoringCase("bearer");
        assertThat(token.getExpiresIn()).isEqualTo(3600);
        assertThat(token.getScope().split(" ")).containsExactlyInAnyOrder("/reparateur", "/reparateur/upload");
    }

    @Test
    void an_expert_gets_one_by_the_implicit_grant() throws Exception {
        var token = ImplicitGrant.with(tokens).token(Sandbox.EXPERT, Sandbox.EXPERT_PASSWORD, "etat 1&2");

        assertThat(token.get("access_token")).isNotBlank();
        assertThat(token.get("token_type")).isEqualToIgnoringCase("bearer");
        assertThat(token.get("expires_in")).isEqualTo("3600");
        assertThat(token.get("scope").split(" ")).containsExactlyInAnyOrder("/expert", "/expert/upload");
        assertThat(token.get("state")).isEqualTo("etat 1&2");
    }

    @Test
    void a_wrong_secret_is_refused_as_rfc_6749_says() throws Exception {
        var refusal = catchThrowableOfType(
                ApiException.class,
                () -> tokens.obtenirJeton(
                        TypeAutorisation.CLIENT_CREDENTIALS,
                        Sandbox.REPAIRER_SCOPES,
                        Authorisation.client(Sandbox.GARAGE, "faux")));

        assertThat(refusal.getCode()).isEqualTo(401);
        assertThat(refusal.getResponseHeaders().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
        assertThat(ApiClient.createDefaultObjectMapper()
                        .readValue(refusal.getResponseBody(), ErreurOAuth2.class)
                        .getError())
                .isEqualTo(CodeErreurOAuth2.INVALID_CLIENT);
    }

    @Test
    void a_wrong_password_is_a_problem_and_no_redirection() throws Exception {
        var refusal = catchThrowableOfType(
                ApiException.class, () -> ImplicitGrant.with(tokens).token(Sandbox.EXPERT, "faux", "s"));

        assertThat(refusal.getCode()).isEqualTo(401);
        assertThat(refusal.getResponseHeaders().firstValue("Location")).isEmpty();
        assertThat(sandbox.client()
                        .getObjectMapper()
                        .readValue(refusal.getResponseBody(), Probleme.class)
                        .getType())
                .hasToString("urn:assure:probleme:non-authentifie");
    }
}
