package lu.lalux.assure.stub.token.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Finds the access token in the header {@code Authorization} (RFC 6750 section 2.1), and nowhere else. Spring's own
 * resolver uses a regular expression, which takes longer than all that is then done with the token.
 */
final class AuthorizationHeader implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    /** By a character's number: of ranges compared one by one, a processor guesses every other letter's wrong. */
    private static final boolean[] IN_TOKEN = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/"
                .chars()
                .forEach(character -> IN_TOKEN[character] = true);
    }

    /**
     * @throws OAuth2AuthenticationException {@code invalid_token} when what follows the scheme has not the form of a
     *     token; {@code invalid_request} when there are several such headers (RFC 9110 section 5.3), of which somebody
     *     in between may have looked at another
     */
    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders(HttpHeaders.AUTHORIZATION);
        if (!headers.hasMoreElements()) {
            return null;
        }
        String header = headers.nextElement();
        if (headers.hasMoreElements()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("One Authorization header"));
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length() - 1)) {
            return null;
        }
        if (!isToken(header)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
        }
        return header.substring(start(header));
    }

    /** Behind the scheme one space or more (RFC 9110 section 11.4), or none: then nothing is a token. */
    private static int start(String header) {
        int start = SCHEME.length() - 1;
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    /**
     * Spaces, then {@code b64token}: {@code 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="}. No token of
     * ours ends in {@code =}; a decoder of Base64 would pass over it, and take what was not given (RFC 7515 section 2).
     */
    private static boolean isToken(String header) {
        int start = start(header);
        if (start < SCHEME.length() || start == header.length()) {
            return false;
        }
        for (int i = start; i < header.length(); i++) {
            if (!isTokenCharacter(header.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTokenCharacter(char character) {
        return character < IN_TOKEN.length && IN_TOKEN[character];
    }
}
