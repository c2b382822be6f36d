package lu.lalux.assure.stub.token;

import static lu.lalux.assure.stub.token.Stub.GARAGE;
import static lu.lalux.assure.stub.token.Stub.basic;
import static lu.lalux.assure.stub.token.Stub.encoded;
import static lu.lalux.assure.stub.token.Stub.header;
import static lu.lalux.assure.stub.token.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import lu.lalux.assure.stub.support.MovableClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /token} (contract: {@code obtenirJeton}; RFC 6749 sections 2.3.1, 4.4 and 5). */
@Tag("newcomer")
class TokenEndpointIT extends RunningStub {

    private static final String GOOD = "grant_type=client_credentials&scope=%2Freparateur";
    private static final String SECRET = "garage-demo-secret-7Qm2vX9sLr4TbK1e";

    @Test
    void answersExactlyTheContract() throws Exception {
        HttpResponse<String> response = stub.send(
                stub.form("/token", "grant_type=client_credentials&scope=%2Freparateur%2Fupload+%2Freparateur")
                        .header("Authorization", GARAGE)
                        .header("Accept", "application/json"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Pragma")).isEqualTo("no-cache");
        assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
        JsonNode body = json(response);
        assertThat(body.propertyNames()).containsExactlyInAnyOrder("token_type", "access_token", "expires_in", "scope");
        assertThat(body.get("token_type").asString()).isEqualTo("bearer");
        assertThat(body.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(body.get("scope").asString()).isEqualTo("/reparateur/upload /reparateur");
    }

    @Test
    void theTokenSaysWhoseItIsAndWhatItIsGoodFor() throws Exception {
        SignedJWT token = SignedJWT.parse(stub.token(GARAGE, "/reparateur/upload /reparateur"));
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        assertThat(token.getHeader().getKeyID()).isNotBlank();
        assertThat(claims.getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "client_id", "scope", "iat", "exp", "jti");
        assertThat(claims.getSubject()).isEqualTo("garage-demo");
        assertThat(claims.getClaim("client_id")).isEqualTo("garage-demo");
        assertThat(claims.getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("/reparateur", "/reparateur/upload");
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(MovableClock.START));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(MovableClock.START.plusSeconds(3600)));
    }

    @Test
    void eachTokenIsAnother() throws Exception {
        assertThat(stub.token(GARAGE, "/reparateur")).isNotEqualTo(stub.token(GARAGE, "/reparateur"));
    }

    @Test
    void aScopeAskedForTwiceIsGrantedOnce() throws Exception {
        HttpResponse<String> response =
                stub.send(stub.form("/token", "grant_type=client_credentials&scope=%2Freparateur+%2Freparateur")
                        .header("Authorization", GARAGE));

        assertThat(json(response).get("scope").asString()).isEqualTo("/reparateur");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "scope=%2Freparateur; invalid_request",
                "grant_type=&scope=%2Freparateur; invalid_request",
                "grant_type=client_credentials&grant_type=client_credentials&scope=%2Freparateur; invalid_request",
                "grant_type=client_credentials&scope=%2Freparateur&scope=%2Freparateur; invalid_request",
                "grant_type=client_credentials&scope=%2Freparateur&x=1&x=2; invalid_request",
                "grant_type=client_credentials&scope=%zz; invalid_request",
                "grant_type=client_credentials&scope=%2Freparateur&x=%C0%AF; invalid_request",
                "grant_type=client_credentials&scope=%2Freparateur&x=%ED%A0%80; invalid_request",
                "grant_type=client_credentials&scope=%2Freparateur&client_id=garage-autre; invalid_request",
                "grant_type=client_credentials&scope=%2Freparateur&client_secret=x; invalid_request",
                "grant_type=password&scope=%2Freparateur; unsupported_grant_type",
                "grant_type=CLIENT_CREDENTIALS&scope=%2Freparateur; unsupported_grant_type",
                "grant_type=authorization_code&scope=%2Freparateur; unsupported_grant_type",
                "grant_type=client_credentials; invalid_scope",
                "grant_type=client_credentials&scope=; invalid_scope",
                "grant_type=client_credentials&scope=+; invalid_scope",
                "grant_type=client_credentials&scope=%2Fautre; invalid_scope",
                "grant_type=client_credentials&scope=%2Freparateur+%2Fexpert; invalid_scope",
                "grant_type=client_credentials&scope=%2FREPARATEUR; invalid_scope",
                "grant_type=client_credentials&scope=%22%5C%C3%A9%0D%0A; invalid_scope"
            })
    @DisplayName(
            "what is wrong has the code of RFC 6749 section 5.2 (D16); a scope that is missing or empty is invalid_scope (D27)")
    void refusesWithTheErrorOfTheRfc(String form, String error) throws Exception {
        HttpResponse<String> response = stub.send(stub.form("/token", form).header("Authorization", GARAGE));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "WWW-Authenticate")).isEmpty();
        assertThat(json(response).get("error").asString()).isEqualTo(error);
        assertThat(json(response).get("error_description").asString()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    @Test
    void aScopeLongerThanTheContractAllowsIsRefused() throws Exception {
        HttpResponse<String> response =
                stub.send(stub.form("/token", "grant_type=client_credentials&scope=" + "%2Freparateur+".repeat(47))
                        .header("Authorization", GARAGE));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").asString()).isEqualTo("invalid_scope");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Basic Z2FyYWdlLWRlbW86ZmF1eA==",
                "Basic aW5jb25udTpmYXV4",
                "Basic aW5jb25udQ==",
                "Basic OnNlY3JldA==",
                "Basic IDpzZWNyZXQ=",
                "Basic JTIwOnNlY3JldA==",
                "Basic Z2FyYWdlLWRlbW86",
                "Basic JXp6OmE=",
                "Basic ***",
                "Basic",
                "Bearer abc",
                "Digest username=\"garage-demo\"",
                "garage-demo/faux",
                "/",
                "garage-demo"
            })
    @DisplayName("credentials that are not right, or not HTTP Basic, are invalid_client (D9)")
    void doesNotRecogniseTheClient(String authorization) throws Exception {
        HttpResponse<String> response = stub.send(stub.form("/token", GOOD).header("Authorization", authorization));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Basic realm=\"assure\"");
        assertThat(header(response, "Content-Type")).isEqualTo("application/json");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(json(response).get("error").asString()).isEqualTo("invalid_client");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "&client_id=garage-demo&client_secret=" + SECRET, "&client_assertion=x"})
    @DisplayName("credentials come in the header, and not in the body (D9)")
    void credentialsAreExpectedInTheHeader(String inTheBody) throws Exception {
        HttpResponse<String> response = stub.send(stub.form("/token", GOOD + inTheBody));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Basic realm=\"assure\"");
        assertThat(json(response).get("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void credentialsAreExpectedOnce() throws Exception {
        HttpResponse<String> response = stub.send(
                stub.form("/token", GOOD).header("Authorization", GARAGE).header("Authorization", GARAGE));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void theClientMayRepeatItsIdentifier() throws Exception {
        HttpResponse<String> response =
                stub.send(stub.form("/token", GOOD + "&client_id=garage-demo").header("Authorization", GARAGE));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("an empty parameter is none (RFC 6749 section 3.2), and a scheme has no case and spaces behind it")
    void emptyIsNone() throws Exception {
        for (String scheme : List.of("Basic ", "basic ", "BASIC   ")) {
            HttpResponse<String> response =
                    stub.send(stub.form("/token", GOOD + "&client_id=&client_secret=&client_assertion=")
                            .header("Authorization", GARAGE.replace("Basic ", scheme)));

            assertThat(response.statusCode()).as(scheme).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("identifier and secret are form-encoded before they are Base64 (D9)")
    void identifierAndSecretAreFormEncodedBeforeTheyAreBase64() throws Exception {
        HttpResponse<String> right = stub.send(
                stub.form("/token", GOOD).header("Authorization", basic(encoded("a+b%c"), encoded("se:cr/et +%é"))));
        HttpResponse<String> raw =
                stub.send(stub.form("/token", GOOD).header("Authorization", basic("a+b%c", "se:cr/et +%é")));

        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(raw.statusCode()).isEqualTo(401);
    }

    @Test
    void theSchemeIsReadInAnyCase() throws Exception {
        HttpResponse<String> response =
                stub.send(stub.form("/token", GOOD).header("Authorization", GARAGE.replace("Basic", "bASIC")));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"expert-app,''", "expert-app,x", "app-secrete," + SECRET})
    @DisplayName("the grant is for the clients that are registered for it (D15)")
    void isNotForEveryClient(String id, String secret) throws Exception {
        HttpResponse<String> response = stub.send(stub.form("/token", "grant_type=client_credentials&scope=%2Fexpert")
                .header("Authorization", basic(id, secret)));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").asString()).isEqualTo("unauthorized_client");
    }

    @Test
    @DisplayName("T4: identifier and secret bare, as the document prints them (D9)")
    void toleranceT4IdAndSecretBare() throws Exception {
        HttpResponse<String> response =
                stub.send(stub.form("/token", GOOD).header("Authorization", "garage-demo/" + SECRET));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("T5: grant_type and scope in the query string (D10)")
    void toleranceT5ParametersInTheQuery() throws Exception {
        HttpResponse<String> withoutBody = stub.send(
                stub.to("/token?" + GOOD).POST(BodyPublishers.noBody()).header("Authorization", GARAGE));
        HttpResponse<String> half = stub.send(stub.form("/token?scope=%2Freparateur", "grant_type=client_credentials")
                .header("Authorization", GARAGE));
        HttpResponse<String> twice =
                stub.send(stub.form("/token?scope=%2Freparateur", GOOD).header("Authorization", GARAGE));

        assertThat(withoutBody.statusCode()).isEqualTo(200);
        assertThat(half.statusCode()).isEqualTo(200);
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(json(twice).get("error").asString()).isEqualTo("invalid_request");
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        HttpRequest.Builder request = stub.form("/token", "scope=%2Freparateur").header("Authorization", GARAGE);

        assertThat(json(stub.send(request.copy())).get("error_description").asString())
                .isEqualTo("Le parametre grant_type est obligatoire.");
        assertThat(json(stub.send(request.copy().header("Accept-Language", "en-GB,fr;q=0.5")))
                        .get("error_description")
                        .asString())
                .isEqualTo("The parameter grant_type is required.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "FOO"})
    @DisplayName("a token is had by POST only (D8)")
    void otherMethodsAreNotAllowed(String method) throws Exception {
        HttpResponse<String> response = stub.send(stub.to("/token").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).isEqualTo("POST");
        assertThat(header(response, "WWW-Authenticate")).isEmpty();
    }

    @Test
    void optionsNamesTheMethod() throws Exception {
        HttpResponse<String> response = stub.send(stub.to("/token").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Allow")).contains("POST");
    }

    @Test
    void otherMediaTypesAreRefused() throws Exception {
        HttpResponse<String> json = stub.send(stub.to("/token")
                .header("Content-Type", "application/json")
                .header("Authorization", GARAGE)
                .POST(BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}")));
        HttpResponse<String> html = stub.send(
                stub.form("/token", GOOD).header("Authorization", GARAGE).header("Accept", "text/html"));

        assertThat(json.statusCode()).isEqualTo(415);
        assertThat(header(json, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(html.statusCode()).isEqualTo(406);
        assertThat(header(html, "Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/token",
                "/oauth2/authorize",
                "/oauth2/jwks",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/par",
                "/oauth2/device_authorization",
                "/oauth2/device_verification",
                "/oauth2/register",
                "/connect/register",
                "/userinfo",
                "/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-protected-resource",
                "/login",
                "/logout",
                "/token/",
                "/Token",
                "//token",
                "/token;x=1",
                "/%74oken/..",
                "/authen/x"
            })
    void nothingElseOfAnAuthorizationServerExists(String path) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            HttpResponse<String> response = stub.send(stub.to(path).method(method, BodyPublishers.noBody()));

            assertThat(response.statusCode()).as(method).isEqualTo(404);
            assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(json(response).get("type").asString()).isEqualTo("urn:assure:probleme:chemin-inconnu");
        }
    }
}
