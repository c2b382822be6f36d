package lu.lalux.assure.stub.token;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.api.TokenApi;
import lu.lalux.assure.api.model.Jeton;
import lu.lalux.assure.api.model.TypeAutorisation;
import lu.lalux.assure.api.model.TypeReponse;
import lu.lalux.assure.stub.exchange.KnownCaller;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.access.TokenIssuer;
import lu.lalux.assure.stub.token.person.AuthorizationRequest;
import lu.lalux.assure.stub.token.person.LoginPage;
import lu.lalux.assure.stub.token.person.RedirectAnswer;
import lu.lalux.assure.stub.token.person.SignIn;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import lu.lalux.assure.stub.tolerance.Strictness;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.RestController;

/**
 * The contract's tag {@code token}. A request that arrives here is known to be good, but for the person's password:
 * {@link TokenRequestChecks} has checked its parameters as they were sent. The arguments that Spring binds do not show
 * that any more: it joins what is given twice, and encodes addresses anew.
 */
@RestController
class TokenController implements TokenApi {

    private static final String TOKEN_TYPE = "bearer";

    private final HttpServletRequest request;
    private final TokenIssuer issuer;
    private final SignIn signIn;
    private final LoginPage page;
    private final int expiresIn;
    private final Strictness strictness;

    TokenController(
            HttpServletRequest request,
            TokenIssuer issuer,
            SignIn signIn,
            LoginPage page,
            TokenProperties properties,
            Strictness strictness) {
        this.request = request;
        this.issuer = issuer;
        this.signIn = signIn;
        this.page = page;
        this.expiresIn = seconds(properties.lifetime());
        this.strictness = strictness;
    }

    @Override
    public ResponseEntity<Jeton> obtenirJeton(TypeAutorisation grantType, String scope) {
        Set<String> scopes = TokenRequestChecks.tokenRequest(request).scopes();
        Authentication client = SecurityContextHolder.getContext().getAuthentication();
        String token = issuer.forClient(client, scopes);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Jeton(TOKEN_TYPE, token, expiresIn, String.join(" ", scopes)));
    }

    @Override
    public ResponseEntity<String> afficherConnexion(
            TypeReponse responseType,
            String clientId,
            String scope,
            @Nullable URI redirectUri,
            @Nullable String state) {
        LoginPage.Html html = form(null);
        return ResponseEntity.ok()
                .header("Content-Security-Policy", html.policy())
                .header(HttpHeaders.CONTENT_LANGUAGE, html.language().tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .contentType(LoginPage.TYPE)
                .body(html.text());
    }

    @Override
    public ResponseEntity<Void> autoriser(
            TypeReponse responseType,
            String clientId,
            String scope,
            @Nullable URI redirectUri,
            @Nullable String state,
            @Nullable String username,
            @Nullable String password,
            @Nullable String csrf) {
        AuthorizationRequest authorization = TokenRequestChecks.authorizationRequest(request);
        Authentication person = signIn.authenticate(request);
        KnownCaller.note(request, person.getName());
        if (!mayGrant(person, authorization.scopes())) {
            throw authorization.refused(OAuth2ErrorCodes.ACCESS_DENIED, Message.of("token.error.not-granted"));
        }
        String token = issuer.forPerson(authorization.client(), person, authorization.scopes());
        return RedirectAnswer.to(authorization.redirectUri(), fragment(token, authorization, person.getName()));
    }

    /** The form again, with what went wrong. */
    LoginPage.Html form(@Nullable Message error) {
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        Language language = Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        return page.form(TokenRequestChecks.authorizationRequest(request), csrf.getToken(), error, language);
    }

    /**
     * RFC 6749 section 4.2.2; {@code accessToken} as well, as the document prints it, unless the stub is strict (T6).
     */
    private Map<String, String> fragment(String token, AuthorizationRequest authorization, String person) {
        Map<String, String> fragment = new LinkedHashMap<>();
        fragment.put("access_token", token);
        if (!strictness.isStrictTo(Optional.of(person))) {
            fragment.put("accessToken", token);
        }
        fragment.put("token_type", TOKEN_TYPE);
        fragment.put("expires_in", Integer.toString(expiresIn));
        fragment.put("scope", String.join(" ", authorization.scopes()));
        if (authorization.state() != null) {
            fragment.put("state", authorization.state());
        }
        return fragment;
    }

    private static boolean mayGrant(Authentication person, Set<String> scopes) {
        return scopes.stream()
                .allMatch(scope -> person.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(scope::equals));
    }

    private static int seconds(Duration lifetime) {
        return Math.toIntExact(lifetime.toSeconds());
    }
}
