package lu.lalux.assure.stub.gestion.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import lu.lalux.assure.stub.gestion.access.PublicAddress;
import lu.lalux.assure.stub.gestion.passkey.Challenges;
import lu.lalux.assure.stub.problem.Language;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Where a browser keeps a sign-in that it has begun. */
@Component
final class SignInCookie {

    private static final String NAME = "assure-gestion-openid";
    private static final String BETWEEN = ".";

    private final PublicAddress address;

    SignInCookie(PublicAddress address) {
        this.address = address;
    }

    /** The sign-in that a request brings. */
    Optional<BegunSignIn> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(Cookie::getValue)
                .flatMap(SignInCookie::signIn);
    }

    String kept(BegunSignIn signIn, HttpServletRequest request) {
        return cookie(signIn.language().name() + BETWEEN + signIn.secret(), Challenges.LIFE, request);
    }

    String gone(HttpServletRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    private static Optional<BegunSignIn> signIn(String value) {
        return Arrays.stream(Language.values())
                .filter(language -> value.startsWith(language.name() + BETWEEN))
                .map(language ->
                        new BegunSignIn(value.substring(language.name().length() + BETWEEN.length()), language))
                .findFirst();
    }

    /** The provider's page leads back here: a browser must send it then, to this address only. */
    private String cookie(String value, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path(OpenidController.PATH)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(address.isSecure(request))
                .maxAge(life)
                .build()
                .toString();
    }
}
