package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom a request says that it comes from. Nothing of it is proved; whoever uses it asks whether there is such a name at
 * all.
 */
final class ClaimedName {

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    /** Of a header, longer than any token of this server. */
    private static final int LONGEST = 8_192;

    private ClaimedName() {}

    /**
     * The name in the header {@code Authorization}, or else the application or the person that the parameters name.
     *
     * @param form the body of a form, as far as it was read
     */
    static Optional<String> of(HttpServletRequest request, @Nullable String form) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        String inHeader = authorization == null || authorization.length() > LONGEST ? null : inHeader(authorization);
        if (inHeader != null) {
            return Optional.of(inHeader);
        }
        return Stream.of("username", "client_id")
                .flatMap(name -> Stream.of(parameter(form, name), parameter(request.getQueryString(), name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static @Nullable String inHeader(String header) {
        try {
            if (header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                return before(
                        ':',
                        new String(
                                Base64.getDecoder()
                                        .decode(header.substring(BASIC.length()).strip()),
                                StandardCharsets.UTF_8));
            }
            if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
                return subject(header.substring(BEARER.length()).strip());
            }
            return header.indexOf(' ') < 0 ? before('/', header) : null;
        } catch (IllegalArgumentException | JacksonException unreadable) {
            return null;
        }
    }

    private static @Nullable String before(char end, String text) {
        int at = text.indexOf(end);
        return at < 1 ? null : URLDecoder.decode(text.substring(0, at), StandardCharsets.UTF_8);
    }

    /** Of a token that nobody has verified. */
    private static @Nullable String subject(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        return JsonMapper.shared()
                .readTree(Base64.getUrlDecoder().decode(parts[1]))
                .path("sub")
                .asString(null);
    }

    private static Optional<String> parameter(@Nullable String encoded, String name) {
        if (encoded == null) {
            return Optional.empty();
        }
        return Stream.of(encoded.split("&"))
                .filter(pair -> pair.startsWith(name + '='))
                .map(pair -> pair.substring(name.length() + 1))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .flatMap(ClaimedName::decoded);
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
