package lu.lalux.assure.stub.gestion.user;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import lu.lalux.assure.stub.gestion.access.PublicAddress;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The cookie of a session: read by no script, sent by no other site's page and to no other path. */
@Component
public final class SessionCookie {

    private static final String NAME = "assure-gestion";
    private static final String PATH = "/gestion";

    private final PublicAddress address;

    SessionCookie(PublicAddress address) {
        this.address = address;
    }

    /** The value that a request brings. */
    Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME)).map(Cookie::getValue);
    }

    /** What a browser is told to keep, until it is closed or told otherwise. */
    public String kept(String value, HttpServletRequest request) {
        return cookie(value, request).build().toString();
    }

    /** What a browser is told when the session is over. */
    public String gone(HttpServletRequest request) {
        return cookie("", request).maxAge(Duration.ZERO).build().toString();
    }

    private ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        return ResponseCookie.from(NAME, value)
                .path(PATH)
                .httpOnly(true)
                .sameSite("Strict")
                .secure(address.isSecure(request));
    }
}
