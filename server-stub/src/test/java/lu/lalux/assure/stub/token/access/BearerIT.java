package lu.lalux.assure.stub.token.access;

import static lu.lalux.assure.stub.token.Stub.GARAGE;
import static lu.lalux.assure.stub.token.Stub.header;
import static lu.lalux.assure.stub.token.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lu.lalux.assure.stub.token.RunningStub;
import lu.lalux.assure.stub.token.key.SigningKeys;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** The check of the token on the four functions (contract: {@code security}; RFC 6750). */
class BearerIT extends RunningStub {

    private static final String INVALID = "Bearer realm=\"assure\", error=\"invalid_token\"";

    private static final UnaryOperator<JWSHeader.Builder> AT_JWT = header -> header.type(new JOSEObjectType("at+jwt"));

    private SigningKeys keys;
    private OperationScopes operations;

    @BeforeAll
    void parts() {
        keys = bean(SigningKeys.class);
        operations = bean(OperationScopes.class);
    }

    static Stream<String> functions() {
        return Stream.of("/reparateur", "/reparateur/upload", "/expert", "/expert/upload");
    }

    @Test
    @DisplayName("each of the four functions asks for its own scope (D15)")
    void theContractGuardsTheFourFunctions() {
        assertThat(operations.operations())
                .extracting(operation -> operation.method() + " " + operation.path() + " " + operation.scopes())
                .containsExactlyInAnyOrderElementsOf(functions()
                        .map(path -> "PUT " + path + " [" + path + "]")
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("without a token: 401 with a challenge that says nothing of an error (D16)")
    void withoutATokenNothingIsSaidOfAnError(String path) throws Exception {
        HttpResponse<String> response = stub.send(put(path));

        assertUnauthorised(response, "Bearer realm=\"assure\"");
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("the scope of a function opens it; any other is 403 with a challenge that names it (D16)")
    void theScopeOfTheFunctionOpensItAndNoOtherDoes(String path) throws Exception {
        for (String scope : functions().toList()) {
            String token = signed(claims -> scope.startsWith("/expert")
                    ? claims.subject("expert-demo")
                            .claim("client_id", "expert-app")
                            .claim("scope", scope)
                    : claims.claim("scope", scope));

            HttpResponse<String> response = stub.send(put(path).header("Authorization", "Bearer " + token));

            if (scope.equals(path)) {
                assertThat(response.statusCode()).isNotIn(401, 403);
            } else {
                assertThat(response.statusCode()).as(scope).isEqualTo(403);
                assertThat(header(response, "WWW-Authenticate"))
                        .isEqualTo("Bearer realm=\"assure\", error=\"insufficient_scope\", scope=\"" + path + "\"");
                assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
                assertThat(json(response).get("type").asString()).isEqualTo("urn:assure:probleme:portee-insuffisante");
                assertThat(json(response).get("detail").asString())
                        .isEqualTo("Cette fonction demande la portée « " + path + " ».");
            }
        }
    }

    @Test
    void aTokenOfTheEndpointOpensTheFunction() throws Exception {
        String token = stub.token(GARAGE, "/reparateur");

        for (String scheme : List.of("bearer ", "BEARER ", "Bearer   ")) {
            assertThat(stub.send(put("/reparateur").header("Authorization", scheme + token))
                            .statusCode())
                    .as(scheme)
                    .isNotIn(401, 403);
        }
        assertThat(stub.send(put("/reparateur/upload").header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer abc",
                "Bearer a.b.c",
                "Bearer a.b.c.d.e",
                "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
                "Bearer eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.c2ln",
                "Bearer =",
                "Bearer é",
                "Bearer a b"
            })
    void garbageIsAnInvalidToken(String authorization) throws Exception {
        assertUnauthorised(stub.send(put("/reparateur").header("Authorization", authorization)), INVALID);
    }

    @Test
    void aVeryLongTokenIsAnInvalidToken() throws Exception {
        assertUnauthorised(
                stub.send(put("/reparateur").header("Authorization", "Bearer " + "a".repeat(20_000))), INVALID);
    }

    @Test
    void whatADecoderWouldPassOverIsNoPartOfAToken() throws Exception {
        String token = stub.token(GARAGE, "/reparateur");
        for (String longer : List.of(token + "=", token + "==", token + "%3D", token + ".")) {
            assertUnauthorised(stub.send(put("/reparateur").header("Authorization", "Bearer " + longer)), INVALID);
        }
    }

    @Test
    void severalTokensAreNone() throws Exception {
        String token = "Bearer " + stub.token(GARAGE, "/reparateur");
        for (String other : List.of(token, "Bearer a.b.c", "Basic eA==")) {
            HttpResponse<String> response =
                    stub.send(put("/reparateur").header("Authorization", token).header("Authorization", other));
            assertUnauthorised(response, INVALID);
            assertThat(response.body()).contains("figure plusieurs fois");
        }
    }

    @Test
    void anotherSchemeIsNoToken() throws Exception {
        assertUnauthorised(stub.send(put("/reparateur").header("Authorization", GARAGE)), "Bearer realm=\"assure\"");
    }

    @Test
    void onlyTheHeaderIsRead() throws Exception {
        String token = stub.token(GARAGE, "/reparateur");

        assertUnauthorised(stub.send(put("/reparateur?access_token=" + token)), "Bearer realm=\"assure\"");
        assertUnauthorised(
                stub.send(stub.to("/reparateur")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .PUT(BodyPublishers.ofString("access_token=" + token))),
                "Bearer realm=\"assure\"");
        assertUnauthorised(
                stub.send(put("/reparateur").header("Cookie", "access_token=" + token)), "Bearer realm=\"assure\"");
    }

    // --- forged tokens

    @Test
    void theForgersOwnCopyWouldPass() throws Exception {
        assertThat(status(signed(claims -> claims))).isNotIn(401, 403);
    }

    @Test
    void unsigned() throws Exception {
        assertUnauthorised(bearer(new PlainJWT(claims().build()).serialize()), INVALID);
    }

    @Test
    void unsignedUnderAnotherSpelling() throws Exception {
        String[] parts = signed(claims -> claims).split("\\.");
        for (String alg : List.of("none", "None", "NONE", "")) {
            String header = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("{\"typ\":\"at+jwt\",\"alg\":\"" + alg + "\"}").getBytes(StandardCharsets.UTF_8));
            assertUnauthorised(bearer(header + "." + parts[1] + "."), INVALID);
            assertUnauthorised(bearer(header + "." + parts[1] + "." + parts[2]), INVALID);
        }
    }

    @Test
    void signedByAnotherKeyUnderOurName() throws Exception {
        RSAKey forged = forged(keys.newest().getKeyID());

        assertUnauthorised(bearer(signed(forged, JWSAlgorithm.RS256, claims().build())), INVALID);
    }

    @Test
    void signedByAKeyNobodyKnows() throws Exception {
        RSAKey forged = forged("inconnue");

        assertUnauthorised(bearer(signed(forged, JWSAlgorithm.RS256, claims().build())), INVALID);
    }

    @Test
    void bringingItsOwnKey() throws Exception {
        RSAKey forged = forged(null);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .jwk(forged.toPublicJWK())
                        .build(),
                claims().build());
        token.sign(new RSASSASigner(forged));

        assertUnauthorised(bearer(token.serialize()), INVALID);
    }

    @Test
    void signedWithOurPublicKeyAsASecret() throws Exception {
        byte[] open = keys.newest().toRSAKey().toRSAPublicKey().getEncoded();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(keys.newest().getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(open));

        assertUnauthorised(bearer(token.serialize()), INVALID);
    }

    @Test
    void signedByAnotherAlgorithmOfOurKey() throws Exception {
        assertUnauthorised(bearer(signed(keys.newest().toRSAKey(), JWSAlgorithm.PS256, claims().build())), INVALID);
        assertUnauthorised(bearer(signed(keys.newest().toRSAKey(), JWSAlgorithm.RS512, claims().build())), INVALID);
    }

    @Test
    void withAWiderScopeThanWasSigned() throws Exception {
        String[] narrow = stub.token(GARAGE, "/reparateur").split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(narrow[1]), StandardCharsets.UTF_8)
                .replace("\"/reparateur\"", "\"/reparateur /reparateur/upload\"");
        String wide = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));

        assertThat(wide).isNotEqualTo(narrow[1]);
        assertUnauthorised(bearer(narrow[0] + "." + wide + "." + narrow[2]), INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "iss,https://autre.example",
        "aud,https://autre.example",
        "aud,garage-demo",
        "iss,",
        "aud,",
        "sub,",
        "exp,"
    })
    void ofAnotherIssuerOrForAnotherAudienceOrIncomplete(String claim, String value) throws Exception {
        assertUnauthorised(bearer(signed(claims -> claims.claim(claim, value))), INVALID);
    }

    /** All of it is signed by us: it was right when it was issued, by settings that have changed since. */
    @ParameterizedTest
    @CsvSource({
        "garage-parti, garage-parti, /reparateur, 401",
        "garage-demo, garage-parti, /reparateur, 401",
        "garage-demo, garage-demo, /reparateur /expert, 401",
        "app-secrete, app-secrete, /expert, 401",
        "expert-parti, expert-app, /expert, 401",
        "restreint, expert-app, /expert /expert/upload, 401",
        "expert-demo, app-secrete, /expert /expert/upload, 401",
        "expert-demo, dorsal, /expert, 401",
        "garage-demo, garage-demo, /reparateur /reparateur/upload, 400",
        "dorsal, dorsal, /expert, 403",
        "restreint, expert-app, /expert, 403"
    })
    void ofAnAccountThatMayHaveItNoLonger(String subject, String client, String scope, int expected) throws Exception {
        String token = signed(
                claims -> claims.subject(subject).claim("client_id", client).claim("scope", scope));

        assertThat(status(token)).isEqualTo(expected);
        if (expected == 401) {
            assertUnauthorised(bearer(token), INVALID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "logout+jwt", "", "at+jwt"})
    void ofAnotherKind(String type) throws Exception {
        JWSHeader.Builder header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keys.newest().getKeyID());
        SignedJWT token = new SignedJWT(
                type.isEmpty()
                        ? header.build()
                        : header.type(new JOSEObjectType(type)).build(),
                claims().build());
        token.sign(new RSASSASigner(keys.newest().toRSAKey()));

        assertThat(bearer(token.serialize()).statusCode() == 401).isEqualTo(!type.equals("at+jwt"));
    }

    @Test
    void expiredToTheSecond() throws Exception {
        String token = stub.token(GARAGE, "/reparateur");

        clock.advance(Duration.ofSeconds(3599));
        assertThat(status(token)).isNotIn(401, 403);
        clock.advance(Duration.ofSeconds(1));
        assertUnauthorised(bearer(token), INVALID);
        clock.advance(Duration.ofDays(365));
        assertUnauthorised(bearer(token), INVALID);
    }

    @Test
    void aTokenThatWasSeenBeforeExpiresAllTheSame() throws Exception {
        String token = stub.token(GARAGE, "/reparateur");
        assertThat(status(token)).isNotIn(401, 403);
        assertThat(status(token)).isNotIn(401, 403);

        clock.advance(Duration.ofHours(1));

        assertUnauthorised(bearer(token), INVALID);
    }

    @Test
    void aTokenThatWasSeenBeforeEndsWithTheKeyThatSignedIt() throws Exception {
        String token = stub.token(GARAGE, "/reparateur");
        assertThat(status(token)).isNotIn(401, 403);
        assertThat(status(token)).isNotIn(401, 403);

        Base64URL signer = keys.newest().computeThumbprint();
        do {
            bean(JdbcClient.class).sql("DELETE FROM cle_de_signature").update();
            keys.refresh();
            // The same key again: the tests have few, in turn (FewKeys).
        } while (keys.newest().computeThumbprint().equals(signer));

        assertUnauthorised(bearer(token), INVALID);
        assertThat(status(stub.token(GARAGE, "/reparateur"))).isNotIn(401, 403);
    }

    @Test
    void theKeysAreReadAgainEachMinute() {
        assertThat(bean(ScheduledTaskHolder.class).getScheduledTasks())
                .filteredOn(task -> task.toString().contains(SigningKeys.class.getName()))
                .singleElement()
                .extracting(task -> ((IntervalTask) task.getTask()).getIntervalDuration())
                .isEqualTo(Duration.ofMinutes(1));
    }

    // --- what is not the token's to judge

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "DELETE", "PATCH", "FOO"})
    void aWrongMethodIsSaidBeforeAMissingToken(String method) throws Exception {
        for (String path : functions().toList()) {
            HttpResponse<String> response = stub.send(stub.to(path).method(method, BodyPublishers.noBody()));
            HttpResponse<String> withGarbage = stub.send(
                    stub.to(path).method(method, BodyPublishers.noBody()).header("Authorization", "Bearer x"));

            assertThat(response.statusCode()).as(path).isEqualTo(405);
            assertThat(header(response, "Allow")).contains("PUT");
            assertThat(header(response, "WWW-Authenticate")).isEmpty();
            assertThat(withGarbage.statusCode()).as(path).isEqualTo(405);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/inconnu",
                "/reparateurs",
                "/reparateur/",
                "/reparateur/upload/",
                "/reparateur/upload/x",
                "/REPARATEUR",
                "/reparateur.json",
                "/reparateur;x=1",
                "//reparateur",
                "/expert/../reparateur",
                "/expert/%2e%2e/reparateur",
                "/api/reparateur"
            })
    void anUnknownPathIsSaidBeforeAMissingToken(String path) throws Exception {
        for (String authorization : List.of("", "Bearer x", GARAGE)) {
            HttpRequest.Builder request = put(path);
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            HttpResponse<String> response = stub.send(request);

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(json(response).get("type").asString()).isEqualTo("urn:assure:probleme:chemin-inconnu");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%72eparateur", "/reparateur%2Fupload", "/reparateur%00", "/reparateur%0a"})
    void anEncodedLetterOpensNothing(String path) throws Exception {
        HttpResponse<String> response = stub.send(put(path));

        assertThat(response.statusCode()).isIn(400, 401, 404);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void optionsNamesTheMethod() throws Exception {
        HttpResponse<String> response = stub.send(stub.to("/reparateur").method("OPTIONS", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Allow")).contains("PUT");
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        HttpResponse<String> response = stub.send(put("/reparateur").header("Accept-Language", "en"));

        assertThat(json(response).get("title").asString()).isEqualTo("Authentication required");
        assertThat(json(response).get("detail").asString())
                .isEqualTo("A token is needed; send it in the Authorization header.");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        String token = stub.token(GARAGE, "/reparateur");
        for (HttpRequest.Builder request : List.of(
                put("/reparateur"),
                put("/reparateur").header("Authorization", "Bearer " + token),
                put("/expert").header("Authorization", "Bearer " + token),
                put("/inconnu"),
                stub.to("/authen"),
                stub.to("/token"))) {
            HttpResponse<String> response = stub.send(request);

            assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(response, "Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(header(response, "Set-Cookie")).doesNotContain("SESSION");
        }
    }

    // --- other origins

    @Test
    void theOriginsOfRegisteredApplicationsMayCall() throws Exception {
        for (String origin : Set.of("http://localhost:3000", "http://127.0.0.1:8080", "https://secrete.example")) {
            HttpResponse<String> preflight = stub.send(preflight("/expert/upload", origin, "PUT"));
            HttpResponse<String> call = stub.send(put("/expert/upload").header("Origin", origin));

            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("PUT");
            assertThat(header(preflight, "Access-Control-Allow-Headers")).isEqualTo("authorization, content-type");
            assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEmpty();
            assertThat(header(preflight, "Vary")).contains("Origin");
            assertThat(call.statusCode()).isEqualTo(401);
            assertThat(header(call, "Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(header(call, "Access-Control-Expose-Headers")).contains("WWW-Authenticate", "Retry-After");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://mal.example", "null", "http://localhost:3001", "https://localhost:3000", "x"})
    void noOtherOriginMay(String origin) throws Exception {
        HttpResponse<String> preflight = stub.send(preflight("/expert", origin, "PUT"));
        HttpResponse<String> call = stub.send(put("/expert").header("Origin", origin));

        assertThat(preflight.body()).isEmpty();
        assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertUnauthorised(call, "Bearer realm=\"assure\"");
        assertThat(header(call, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void noOtherMethodMay() throws Exception {
        HttpResponse<String> response = stub.send(preflight("/expert", "http://localhost:3000", "DELETE"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(header(response, "Access-Control-Allow-Origin")).isEmpty();
    }

    private HttpRequest.Builder preflight(String path, String origin, String method) {
        return stub.to(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type");
    }

    private HttpRequest.Builder put(String path) {
        return stub.to(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString("{}"));
    }

    private HttpResponse<String> bearer(String token) throws Exception {
        return stub.send(put("/reparateur").header("Authorization", "Bearer " + token));
    }

    private int status(String token) throws Exception {
        return bearer(token).statusCode();
    }

    private static void assertUnauthorised(HttpResponse<String> response, String challenge) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "WWW-Authenticate")).isEqualTo(challenge);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(json(response).get("type").asString()).isEqualTo("urn:assure:probleme:non-authentifie");
        assertThat(json(response).get("status").asInt()).isEqualTo(401);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("http://localhost:8080")
                .audience("http://localhost:8080")
                .subject("garage-demo")
                .claim("client_id", "garage-demo")
                .claim("scope", "/reparateur")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(3600)));
    }

    /** Another key than the one that signs, whichever the tests' few (FewKeys) is next. */
    private RSAKey forged(String keyId) throws Exception {
        RSAKey forged;
        do {
            forged = new RSAKeyGenerator(2048).keyID(keyId).generate();
        } while (forged.computeThumbprint().equals(keys.newest().computeThumbprint()));
        return forged;
    }

    private String signed(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return signed(
                keys.newest().toRSAKey(),
                JWSAlgorithm.RS256,
                change.apply(claims()).build());
    }

    private static String signed(RSAKey key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                AT_JWT.apply(new JWSHeader.Builder(algorithm))
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
