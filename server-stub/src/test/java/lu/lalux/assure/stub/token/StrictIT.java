package lu.lalux.assure.stub.token;

import static lu.lalux.assure.stub.token.Stub.EXPERT;
import static lu.lalux.assure.stub.token.Stub.GARAGE;
import static lu.lalux.assure.stub.token.Stub.encoded;
import static lu.lalux.assure.stub.token.Stub.fragment;
import static lu.lalux.assure.stub.token.Stub.header;
import static lu.lalux.assure.stub.token.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code assure.strict}: the tolerances T4, T5 and T6 are off. */
class StrictIT extends RunningStub {

    @Override
    protected List<String> settings() {
        return List.of("assure.strict=true");
    }

    private static final String GOOD = "grant_type=client_credentials&scope=%2Freparateur";

    @Test
    @DisplayName("without T4, identifier and secret bare are no credentials (D9)")
    void t4IdAndSecretBareAreNotCredentials() throws Exception {
        HttpResponse<String> response = stub.send(
                stub.form("/token", GOOD).header("Authorization", "garage-demo/garage-demo-secret-7Qm2vX9sLr4TbK1e"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Basic realm=\"assure\"");
        assertThat(json(response).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    @DisplayName("without T5, parameters in the query string are not there (D10)")
    void t5ParametersInTheQueryAreNotThere() throws Exception {
        HttpResponse<String> inTheQuery = stub.send(
                stub.to("/token?" + GOOD).POST(BodyPublishers.noBody()).header("Authorization", GARAGE));
        HttpResponse<String> scopeInTheQuery =
                stub.send(stub.form("/token?scope=%2Freparateur", "grant_type=client_credentials")
                        .header("Authorization", GARAGE));
        HttpResponse<String> inBoth =
                stub.send(stub.form("/token?scope=%2Fexpert", GOOD).header("Authorization", GARAGE));

        assertThat(inTheQuery.statusCode()).isEqualTo(400);
        assertThat(json(inTheQuery).get("error").asString()).isEqualTo("invalid_request");
        assertThat(json(scopeInTheQuery).get("error").asString()).isEqualTo("invalid_scope");
        assertThat(inBoth.statusCode()).isEqualTo(200);
        assertThat(json(inBoth).get("scope").asString()).isEqualTo("/reparateur");
    }

    @Test
    @DisplayName("without T6, the token has one name (D11)")
    void t6OneNameForTheToken() throws Exception {
        HttpResponse<String> response = stub.send(stub.form(
                        "/authen?client_id=expert-app&response_type=token&scope=%2Fexpert&redirect_uri="
                                + encoded(Stub.RETURN),
                        "")
                .header("Authorization", EXPERT));

        assertThat(fragment(response).keySet()).containsExactly("access_token", "token_type", "expires_in", "scope");
    }
}
