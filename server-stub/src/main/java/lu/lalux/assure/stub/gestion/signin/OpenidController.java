package lu.lalux.assure.stub.gestion.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Base64;
import lu.lalux.assure.stub.gestion.access.ProviderSettings;
import lu.lalux.assure.stub.gestion.passkey.Challenges;
import lu.lalux.assure.stub.gestion.user.SessionCookie;
import lu.lalux.assure.stub.gestion.user.SessionTable;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.storage.writer.DatabaseWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Leads a browser to the provider, and back to the page. Pages and no operations: no program signs in like this. */
@Controller
class OpenidController {

    static final String PATH = "/gestion/openid";
    static final String RETURN = PATH + "/retour";
    static final String END = PATH + "/fin";

    private final HttpServletRequest request;
    private final ProviderSettings settings;
    private final IdentityProvider provider;
    private final RecognisedAdministrators administrators;
    private final SignInCookie begun;
    private final Challenges challenges;
    private final SessionTable sessions;
    private final SessionCookie cookie;
    private final DatabaseWriter writer;

    OpenidController(
            HttpServletRequest request,
            ProviderSettings settings,
            IdentityProvider provider,
            RecognisedAdministrators administrators,
            SignInCookie begun,
            Challenges challenges,
            SessionTable sessions,
            SessionCookie cookie,
            DatabaseWriter writer) {
        this.request = request;
        this.settings = settings;
        this.provider = provider;
        this.administrators = administrators;
        this.begun = begun;
        this.challenges = challenges;
        this.sessions = sessions;
        this.cookie = cookie;
        this.writer = writer;
    }

    @GetMapping(PATH)
    ResponseEntity<Void> begin(@RequestParam(defaultValue = "fr") String langue) {
        requireProvider();
        BegunSignIn signIn = BegunSignIn.begun(language(langue));
        String state = Base64.getUrlEncoder().withoutPadding().encodeToString(challenges.next(signIn.purpose()));
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(provider.address(signIn, state, client()))
                .header(HttpHeaders.SET_COOKIE, begun.kept(signIn, request))
                .build();
    }

    @GetMapping(RETURN)
    ResponseEntity<Void> end(
            @RequestParam(defaultValue = "") String state, @RequestParam(required = false) @Nullable String code) {
        requireProvider();
        BegunSignIn signIn = begun.of(request).orElseThrow(IdentityProvider::refused);
        byte[] challenge = decoded(state);
        boolean first = challenges.isGood(challenge, signIn.purpose())
                && writer.write(transaction -> challenges.use(transaction, challenge));
        if (!first || code == null || code.isEmpty()) {
            throw IdentityProvider.refused();
        }
        OidcUser recognised = provider.recognised(signIn, state, code, client());
        SessionTable.Opened opened = administrators.open(recognised, sessions.shown(request), request.getRemoteAddr());
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(signIn.page()))
                .header(HttpHeaders.SET_COOKIE, begun.gone(request))
                .header(HttpHeaders.SET_COOKIE, cookie.kept(opened.value(), request))
                .build();
    }

    /**
     * Where a browser goes when its session here has ended: whoever uses it next is not signed in again by the provider
     * alone.
     */
    @GetMapping(END)
    ResponseEntity<Void> signOut(@RequestParam(defaultValue = "fr") String langue) {
        requireProvider();
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(provider.end(BegunSignIn.page(language(langue)), client()))
                .build();
    }

    private ClientNetwork client() {
        return ClientNetwork.of(request.getRemoteAddr());
    }

    private static Language language(String named) {
        return named.equals("en") ? Language.EN : Language.FR;
    }

    private void requireProvider() {
        if (!settings.isSetUp()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static byte[] decoded(String state) {
        try {
            return Base64.getUrlDecoder().decode(state);
        } catch (IllegalArgumentException notBase64) {
            throw IdentityProvider.refused();
        }
    }
}
