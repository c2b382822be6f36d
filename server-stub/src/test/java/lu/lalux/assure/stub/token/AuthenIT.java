package lu.lalux.assure.stub.token;

import static lu.lalux.assure.stub.token.Stub.EXPERT;
import static lu.lalux.assure.stub.token.Stub.RETURN;
import static lu.lalux.assure.stub.token.Stub.basic;
import static lu.lalux.assure.stub.token.Stub.encoded;
import static lu.lalux.assure.stub.token.Stub.fragment;
import static lu.lalux.assure.stub.token.Stub.header;
import static lu.lalux.assure.stub.token.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /authen} (contract: {@code afficherConnexion}, {@code autoriser}; RFC 6749 section 4.2, RFC 9700). */
@Tag("newcomer")
class AuthenIT extends RunningStub {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String RETURN_PARAMETER = "&redirect_uri=" + encoded(RETURN);
    private static final String CLIENT = "/authen?client_id=expert-app" + RETURN_PARAMETER;
    private static final String GOOD = CLIENT + "&response_type=token&scope=%2Fexpert";

    // --- the token

    @Test
    @DisplayName(
            "the token comes in the fragment, by the name of RFC 6749 and by the tolerated one (D11), with a 303 (D28)")
    void givesTheTokenInTheFragmentAndNowhereElse() throws Exception {
        HttpResponse<String> response =
                stub.send(post(GOOD + "+%2Fexpert%2Fupload&state=c4c1b2d8").header("Authorization", EXPERT));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location")).startsWith(RETURN + "#");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(fragment(response).keySet())
                .containsExactly("access_token", "accessToken", "token_type", "expires_in", "scope", "state");
        assertThat(fragment(response))
                .containsEntry("token_type", "bearer")
                .containsEntry("expires_in", "3600")
                .containsEntry("scope", "/expert /expert/upload")
                .containsEntry("state", "c4c1b2d8");
        String token = fragment(response).get("access_token");
        assertThat(fragment(response)).containsEntry("accessToken", token);
        assertThat(response.body()).isEmpty();
        assertThat(header(response, "Location").substring(0, RETURN.length())).doesNotContain("token");
        response.headers().map().forEach((name, values) -> {
            if (!name.equals("location")) {
                assertThat(values).as(name).noneMatch(value -> value.contains(token));
            }
        });
        SignedJWT jwt = SignedJWT.parse(token);
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo("expert-demo");
        assertThat(jwt.getJWTClaimsSet().getClaim("client_id")).isEqualTo("expert-app");
        assertThat(stub.send(stub.to("/expert")
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isNotIn(401, 403);
    }

    @Test
    @DisplayName("HTTP Basic needs neither a body nor the value against cross-site requests (D24)")
    void needsNoBodyAndNoContentTypeWithBasic() throws Exception {
        HttpResponse<String> response =
                stub.send(stub.to(GOOD).POST(BodyPublishers.noBody()).header("Authorization", EXPERT));

        assertThat(response.statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c4c1b2d8",
                "a b+c%20d",
                "~!@#$^&*()_+-=[]|;:,./?",
                "&access_token=faux#access_token=faux",
                "<script>\"'</script>",
                "{{csrf}}${x}"
            })
    void returnsTheStateExactly(String state) throws Exception {
        HttpResponse<String> granted =
                stub.send(post(GOOD + "&state=" + encoded(state)).header("Authorization", EXPERT));
        HttpResponse<String> refused =
                stub.send(stub.to(CLIENT + "&response_type=code&scope=%2Fexpert&state=" + encoded(state))
                        .GET());

        assertThat(fragment(granted)).containsEntry("state", state);
        assertThat(fragment(granted).get("access_token")).isNotEqualTo("faux");
        assertThat(fragment(refused)).containsEntry("state", state);
        assertThat(header(granted, "Set-Cookie")).isEmpty();
    }

    @Test
    void returnsAStateAsLongAsTheContractAllows() throws Exception {
        String state = "~".repeat(512);

        HttpResponse<String> granted =
                stub.send(post(GOOD + "&state=" + encoded(state)).header("Authorization", EXPERT));
        HttpResponse<String> tooLong =
                stub.send(post(GOOD + "&state=" + encoded(state) + "x").header("Authorization", EXPERT));

        assertThat(fragment(granted)).containsEntry("state", state);
        assertThat(fragment(tooLong)).containsEntry("error", "invalid_request").doesNotContainKey("state");
    }

    @ParameterizedTest
    @DisplayName("a state that is not of printable ASCII (RFC 6749 appendix A.5) is refused, and not given back")
    @ValueSource(strings = {"é", "€", "😀", "\u0007", "\u007f", "\r\nSet-Cookie: a=b"})
    void refusesAStateOfOtherCharacters(String state) throws Exception {
        HttpResponse<String> refused =
                stub.send(post(GOOD + "&state=" + encoded(state)).header("Authorization", EXPERT));

        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(fragment(refused)).containsEntry("error", "invalid_request").doesNotContainKey("state");
        assertThat(fragment(refused).get("error_description")).contains("state");
        assertThat(header(refused, "Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("scopes are separated by one space (RFC 6749 section 3.3)")
    @ValueSource(strings = {"/expert  /expert/upload", " /expert", "/expert ", "/expert\t/expert/upload", "/expért"})
    void refusesAMalformedScope(String scope) throws Exception {
        HttpResponse<String> refused = stub.send(
                post(CLIENT + "&response_type=token&scope=" + encoded(scope)).header("Authorization", EXPERT));

        assertThat(fragment(refused)).containsEntry("error", "invalid_scope");
    }

    @Test
    void returnsNoStateWhenNoneWasGiven() throws Exception {
        assertThat(fragment(stub.send(post(GOOD).header("Authorization", EXPERT))))
                .doesNotContainKey("state");
    }

    @Test
    void theOnlyRegisteredAddressNeedNotBeNamed() throws Exception {
        HttpResponse<String> response =
                stub.send(post("/authen?client_id=app-secrete&response_type=token&scope=%2Fexpert")
                        .header("Authorization", EXPERT));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location"))
                .startsWith("https://secrete.example/retour?application=1#access_token=");
    }

    // --- who asks, and where the answer would go

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/authen",
                "/authen?client_id=&response_type=token&scope=%2Fexpert",
                "/authen?client_id=%20&response_type=token&scope=%2Fexpert",
                "/authen?client_id=inconnu&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&response_type=token&scope=%2Fexpert",
                "/authen?client_id=expert-app&response_type=token&scope=%2Fexpert",
                "/authen?client_id=expert-app&redirect_uri=&response_type=token&scope=%2Fexpert",
                "/authen?client_id=EXPERT-APP&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&response_type=token&scope=%2Fexpert",
                "/authen?client_id=garage-demo&response_type=token&scope=%2Freparateur",
                "/authen?client_id=garage-demo&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&response_type=token&scope=%2Freparateur",
                "/authen?client_id=expert-app&client_id=expert-app&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&response_type=token&scope=%2Fexpert",
                "/authen?client_id=expert-app&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&redirect_uri=https%3A%2F%2Fmal.example&response_type=token&scope=%2Fexpert",
                "/authen?client_id=expert-app&redirect_uri=https%3A%2F%2Fmal.example&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&response_type=token&scope=%2Fexpert"
            })
    void sendsNobodyAwayOnTheWordOfAStranger(String address) throws Exception {
        assertNotSent(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://mal.example",
                "//mal.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "http://localhost:3000/callback/",
                "http://localhost:3000/callback?x=1",
                "http://localhost:3000/callback#x",
                "http://localhost:3000/callback/../autre",
                "http://localhost:3000/callbackautre",
                "http://localhost:3000/callbac",
                "http://localhost:3000/Callback",
                "http://localhost:3000/%63allback",
                "http://LOCALHOST:3000/callback",
                "https://localhost:3000/callback",
                "http://localhost/callback",
                "http://localhost:30000/callback",
                "http://localhost:3000@mal.example/callback",
                "http://mal.example@localhost:3000/callback",
                "http://localhost:3000\\@mal.example/callback",
                "http://localhost.mal.example:3000/callback",
                "http://localhost:3000/callback\r\nLocation: https://mal.example",
                " http://localhost:3000/callback",
                "http://localhost:3000/callback ",
                "http://localhost:3000/callback\u0000",
                "https://secrete.example/retour?application=1"
            })
    void sendsNobodyToAnAddressThatIsNotRegistered(String redirectUri) throws Exception {
        assertNotSent("/authen?client_id=expert-app&response_type=token&scope=%2Fexpert&redirect_uri="
                + encoded(redirectUri));
    }

    private void assertNotSent(String address) throws Exception {
        for (HttpRequest.Builder request :
                new HttpRequest.Builder[] {stub.to(address).GET(), post(address).header("Authorization", EXPERT)}) {
            HttpResponse<String> toProgram = stub.send(request.copy().header("Accept", "*/*"));
            HttpResponse<String> toPerson = stub.send(request.copy().header("Accept", BROWSER));

            assertThat(toProgram.statusCode()).isEqualTo(400);
            assertThat(header(toProgram, "Location")).isEmpty();
            assertThat(header(toProgram, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(header(toProgram, "Cache-Control")).isEqualTo("no-store");
            assertThat(json(toProgram).get("type").asString()).isEqualTo("urn:assure:probleme:autorisation-impossible");
            assertThat(toPerson.statusCode()).isEqualTo(400);
            assertThat(header(toPerson, "Location")).isEmpty();
            assertThat(header(toPerson, "Content-Type")).startsWith("text/html");
            assertThat(header(toPerson, "Content-Security-Policy"))
                    .contains("default-src 'none'", "form-action 'none'", "frame-ancestors 'none'");
            assertThat(toPerson.body()).contains("Connexion impossible").doesNotContain("<form", "<a ");
        }
    }

    @Test
    void sendsNobodyAwayOnAnUnreadableAddress() throws Exception {
        for (String address : List.of(
                "/authen?client_id=expert-app&redirect_uri=%zz", GOOD + "&state=%C3", GOOD + "&state=%ED%A0%80")) {
            assertThat(stub.raw("GET " + address + " HTTP/1.1"))
                    .as(address)
                    .startsWith("HTTP/1.1 400")
                    .contains(
                            "application/problem+json",
                            "urn:assure:probleme:autorisation-impossible",
                            "formulaire HTML")
                    .doesNotContainIgnoringCase("Location:");
        }
    }

    @Test
    void showsAStrangersNameHarmlessly() throws Exception {
        String address = "/authen?client_id=" + encoded("<script>alert(1)</script>");

        HttpResponse<String> page = stub.send(stub.to(address).header("Accept", "text/html"));

        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script");
    }

    // --- errors that the application is told

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "scope=%2Fexpert, invalid_request",
        "response_type=&scope=%2Fexpert, invalid_request",
        "response_type=token&response_type=token&scope=%2Fexpert, invalid_request",
        "response_type=token&scope=%2Fexpert&scope=%2Fexpert, invalid_request",
        "response_type=token&scope=%2Fexpert&autre=1&autre=2, invalid_request",
        "response_type=code&scope=%2Fexpert, unsupported_response_type",
        "response_type=TOKEN&scope=%2Fexpert, unsupported_response_type",
        "response_type=token+id_token&scope=%2Fexpert, unsupported_response_type",
        "response_type=token, invalid_scope",
        "response_type=token&scope=, invalid_scope",
        "response_type=token&scope=%2Fautre, invalid_scope",
        "response_type=token&scope=%2Fexpert+%2Freparateur, invalid_scope"
    })
    @DisplayName(
            "the application is told of its error at its own address, of a scope that is missing or empty too (D27)")
    void tellsTheApplicationOfItsError(String query, String error) throws Exception {
        String address = CLIENT + "&state=s1&" + query;
        for (HttpRequest.Builder request :
                new HttpRequest.Builder[] {stub.to(address).GET(), post(address).header("Authorization", EXPERT)}) {
            HttpResponse<String> response = stub.send(request);

            assertThat(response.statusCode()).isEqualTo(303);
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
            assertThat(header(response, "Location")).startsWith(RETURN + "#error=" + error + "&");
            assertThat(fragment(response).get("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
            assertThat(fragment(response)).containsEntry("state", "s1").doesNotContainKey("access_token");
        }
    }

    @Test
    void aStateGivenTwiceIsNotReturned() throws Exception {
        HttpResponse<String> response =
                stub.send(stub.to(CLIENT + "&response_type=token&scope=%2Fexpert&state=a&state=b")
                        .GET());

        assertThat(fragment(response)).containsEntry("error", "invalid_request").doesNotContainKey("state");
    }

    @Test
    @DisplayName("the grant is for the clients that are registered for it (D15)")
    void isNotForEveryClient() throws Exception {
        HttpResponse<String> response = stub.send(post("/authen?client_id=dorsal&response_type=token&scope=%2Fexpert")
                .header("Authorization", EXPERT));

        assertThat(header(response, "Location")).startsWith("https://dorsal.example/retour#error=unauthorized_client&");
    }

    @Test
    void aPersonCannotGiveWhatTheyDoNotHave() throws Exception {
        HttpResponse<String> response = stub.send(post(GOOD + "+%2Fexpert%2Fupload&state=s1")
                .header("Authorization", basic("restreint", "expert-demo-motdepasse")));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(fragment(response))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "s1")
                .doesNotContainKey("access_token");
    }

    // --- who it is

    @ParameterizedTest
    @CsvSource({"expert-demo,faux", "inconnu,faux", "EXPERT-DEMO,expert-demo-motdepasse", "expert-demo,''", "'',''"})
    void doesNotRecogniseThePersonByBasic(String name, String password) throws Exception {
        HttpResponse<String> response = stub.send(post(GOOD).header("Authorization", basic(name, password)));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Basic realm=\"assure\"");
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(response, "Location")).isEmpty();
        assertThat(json(response).get("detail").asString()).isEqualTo("Identifiant ou mot de passe faux.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ***", "Basic YQ==", "Bearer x", "expert-demo/expert-demo-motdepasse"})
    void asksForThePerson(String authorization) throws Exception {
        HttpRequest.Builder request = post(GOOD);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }

        HttpResponse<String> response = stub.send(request);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "WWW-Authenticate")).isEqualTo("Basic realm=\"assure\"");
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aClientIsNotAPerson() throws Exception {
        HttpResponse<String> response = stub.send(post(GOOD).header("Authorization", Stub.GARAGE));

        assertThat(response.statusCode()).isEqualTo(401);
    }

    // --- the page

    @Test
    @DisplayName("GET shows a page that can do nothing but sign in, and cannot be framed (D24)")
    void showsAPageThatCanDoNothingButSignIn() throws Exception {
        HttpResponse<String> page = stub.send(stub.to(GOOD + "&state=s%22%3E1").header("Accept", BROWSER));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "Content-Security-Policy"))
                .matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}';"
                        + " form-action 'self' http://localhost:8080; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.body())
                .contains("<html lang=\"fr\">", "Se connecter", "Envoyer une demande de règlement d&#39;expert")
                .contains("<label for=\"username\">", "<label for=\"password\">")
                .contains("autocomplete=\"current-password\"")
                .contains("state=s%22%3E1")
                .doesNotContain("<script", "{{", "s\">1");
        assertThat(header(page, "Set-Cookie")).matches("assure-csrf=[\\w-]+; Path=/authen; HttpOnly; SameSite=Lax");
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        HttpResponse<String> page = stub.send(stub.to(GOOD).header("Accept-Language", "en"));

        assertThat(page.body()).contains("<html lang=\"en\">", "Sign in", "Send an expert&#39;s settlement request");
        assertThat(header(page, "Content-Language")).isEqualTo("en");
        assertThat(header(page, "Vary")).containsIgnoringCase("Accept-Language");
    }

    @Test
    void givingUpTellsTheApplication() throws Exception {
        HttpResponse<String> page = stub.send(stub.to(GOOD + "&state=s1"));

        Matcher link = Pattern.compile("<a href=\"([^\"]+)\">").matcher(page.body());
        assertThat(link.find()).isTrue();
        assertThat(link.group(1))
                .startsWith(RETURN + "#error=access_denied&amp;")
                .endsWith("&amp;state=s1");
    }

    @Test
    void headIsAnsweredLikeGet() throws Exception {
        HttpResponse<String> response = stub.send(stub.to(GOOD).method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void thePageIsHtmlOnly() throws Exception {
        HttpResponse<String> response = stub.send(stub.to(GOOD).header("Accept", "application/json"));

        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }

    /** A redirection has no content to negotiate: the contract lists no 406 here. */
    @Test
    void theRedirectionSuitsEveryAcceptHeader() throws Exception {
        HttpResponse<String> response = stub.send(post(GOOD)
                .header("Authorization", basic("expert-demo", "expert-demo-motdepasse"))
                .header("Accept", "application/json"));

        assertThat(response.statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "FOO"})
    void otherMethodsAreNotAllowed(String method) throws Exception {
        HttpResponse<String> response = stub.send(stub.to("/authen").method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(header(response, "Allow")).contains("GET", "POST");
    }

    @Test
    @DisplayName("the page's form signs in (D24)")
    void theFormSignsIn() throws Exception {
        Form form = open();

        HttpResponse<String> response = stub.send(form.submit("expert-demo", "expert-demo-motdepasse"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location")).startsWith(RETURN + "#access_token=");
        assertThat(fragment(response)).containsEntry("state", "s1").containsEntry("scope", "/expert");
        assertThat(SignedJWT.parse(fragment(response).get("access_token"))
                        .getJWTClaimsSet()
                        .getSubject())
                .isEqualTo("expert-demo");
    }

    @Test
    @DisplayName("a wrong password shows the page again, and it still works (D24)")
    void aWrongPasswordShowsThePageAgainAndItStillWorks() throws Exception {
        Form form = open();

        HttpResponse<String> page = stub.send(form.submit("expert-demo", "faux"));

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(header(page, "WWW-Authenticate")).isEmpty();
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(page, "Content-Security-Policy")).startsWith("default-src 'none'; style-src");
        assertThat(page.body())
                .contains("<p role=\"alert\">Identifiant ou mot de passe faux.</p>")
                .doesNotContain("faux\"");
        Form again = new Form(form.cookie(), csrf(page), action(page));
        assertThat(stub.send(again.submit("expert-demo", "expert-demo-motdepasse"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aProgramThatUsesTheFormGetsAProblem() throws Exception {
        HttpResponse<String> response =
                stub.send(open().submit("expert-demo", "faux").setHeader("Accept", "application/problem+json"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    @DisplayName("a form that does not come from our page is refused (D24)")
    void theFormMustComeFromOurPage() throws Exception {
        Form form = open();
        String good = "username=expert-demo&password=expert-demo-motdepasse";
        HttpRequest.Builder noField = stub.form(form.action(), good).header("Cookie", form.cookie());
        HttpRequest.Builder noCookie = stub.form(form.action(), good + "&_csrf=" + encoded(form.csrf()));
        HttpRequest.Builder nothing = stub.form(form.action(), good);
        HttpRequest.Builder wrong = stub.form(form.action(), good + "&_csrf=" + encoded(open().csrf()))
                .header("Cookie", form.cookie());
        HttpRequest.Builder garbage =
                stub.form(form.action(), good + "&_csrf=x").header("Cookie", form.cookie());
        // As long as a right one, which unmasks to bytes that are no text.
        HttpRequest.Builder noText = stub.form(form.action(), good + "&_csrf=" + "A".repeat(48) + "_".repeat(48))
                .header("Cookie", form.cookie());
        HttpRequest.Builder inTheQuery = stub.form(form.action() + "&_csrf=" + encoded(form.csrf()), good)
                .header("Cookie", form.cookie());
        HttpRequest.Builder onlyAName = stub.form(form.action(), "username=expert-demo");
        for (HttpRequest.Builder request :
                new HttpRequest.Builder[] {noField, noCookie, nothing, wrong, garbage, noText, inTheQuery, onlyAName}) {
            HttpResponse<String> response = stub.send(request);

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(header(response, "Location")).isEmpty();
            assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
            assertThat(json(response).get("type").asString()).isEqualTo("urn:assure:probleme:formulaire-perime");
        }
    }

    @Test
    void credentialsInTheAddressAreNotRead() throws Exception {
        Form form = open();
        HttpResponse<String> withForm = stub.send(stub.form(
                        form.action() + "&username=expert-demo&password=expert-demo-motdepasse",
                        "_csrf=" + encoded(form.csrf()))
                .header("Cookie", form.cookie()));
        HttpResponse<String> bare = stub.send(post(GOOD + "&username=expert-demo&password=expert-demo-motdepasse"));

        assertThat(withForm.statusCode()).isEqualTo(401);
        assertThat(bare.statusCode()).isEqualTo(401);
    }

    @Test
    void whatTheFormSaysOfTheApplicationIsNotRead() throws Exception {
        HttpResponse<String> response = stub.send(stub.form(
                        GOOD, "redirect_uri=https%3A%2F%2Fmal.example&client_id=inconnu&scope=%2Freparateur&state=faux")
                .header("Authorization", EXPERT));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location")).startsWith(RETURN + "#");
        assertThat(fragment(response)).containsEntry("scope", "/expert").doesNotContainKey("state");
    }

    private HttpRequest.Builder post(String address) {
        return stub.form(address, "");
    }

    private Form open() throws Exception {
        HttpResponse<String> page = stub.send(stub.to(GOOD + "&state=s1").header("Accept", BROWSER));
        String cookie = header(page, "Set-Cookie");
        return new Form(cookie.substring(0, cookie.indexOf(';')), csrf(page), action(page));
    }

    private static String csrf(HttpResponse<String> page) {
        return found("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"", page);
    }

    private static String action(HttpResponse<String> page) {
        String relative = found("action=\"([^\"]+)\"", page).replace("&amp;", "&");
        URI address = page.request().uri().resolve("/authen");
        return address.getPath() + relative;
    }

    private static String found(String pattern, HttpResponse<String> page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page.body());
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    /** What a browser has after it has shown the page. */
    private final class Form {

        private final String cookie;
        private final String csrf;
        private final String action;

        Form(String cookie, String csrf, String action) {
            this.cookie = cookie;
            this.csrf = csrf;
            this.action = action;
        }

        String cookie() {
            return cookie;
        }

        String csrf() {
            return csrf;
        }

        String action() {
            return action;
        }

        HttpRequest.Builder submit(String name, String password) {
            return stub.form(
                            action,
                            "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf=" + encoded(csrf))
                    .header("Cookie", cookie)
                    .header("Accept", BROWSER);
        }
    }
}
