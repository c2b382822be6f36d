package lu.lalux.assure.stub.token;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.form.FormParameters;
import lu.lalux.assure.stub.tolerance.Strictness;
import lu.lalux.assure.stub.tolerance.ToleranceNotice;
import lu.lalux.assure.stub.tolerance.ToleratedForm;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.util.StringUtils;

/**
 * Takes the client's identifier and secret from the header {@code Authorization}: HTTP Basic over their form-encoded
 * spellings (RFC 6749 section 2.3.1), or, unless the stub is strict, the bare {@code id/secret} that the document
 * prints (T4). From nowhere else: a secret among the parameters is refused, the contract has only Basic.
 */
final class ClientCredentialsHeader implements AuthenticationConverter {

    private static final Set<String> OTHER_METHODS = Set.of("client_secret", "client_assertion");
    private static final String BASIC = "Basic ";

    private final Strictness strictness;

    ClientCredentialsHeader(Strictness strictness) {
        this.strictness = strictness;
    }

    @Override
    public OAuth2ClientAuthenticationToken convert(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.isEmpty()) {
            throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "token.error.no-credentials");
        }
        FormParameters parameters = FormParameters.with(request);
        if (headers.size() > 1
                || OTHER_METHODS.stream()
                        .anyMatch(name -> !given(parameters, name).isEmpty())) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "token.error.one-method");
        }
        Credentials credentials = credentials(headers.get(0), request);
        if (credentials.id().isBlank()) {
            throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "token.error.not-basic");
        }
        if (!given(parameters, "client_id").stream().allMatch(credentials.id()::equals)) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "token.error.one-client");
        }
        return new OAuth2ClientAuthenticationToken(
                credentials.id(), ClientAuthenticationMethod.CLIENT_SECRET_BASIC, credentials.secret(), Map.of());
    }

    /** The client that the header names, before anybody has looked whether its secret is right. */
    static Optional<String> claimed(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        if (!StringUtils.startsWithIgnoreCase(header, BASIC)) {
            return Optional.of(header.indexOf('/')).filter(slash -> slash > 0).map(slash -> header.substring(0, slash));
        }
        try {
            return Optional.of(basic(header.substring(BASIC.length()).trim()).id());
        } catch (TokenErrorException unreadable) {
            return Optional.empty();
        }
    }

    /** The values of a parameter; an empty one is as good as none (RFC 6749 section 3.2). */
    private static List<String> given(FormParameters parameters, String name) {
        return parameters.body().getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private Credentials credentials(String header, HttpServletRequest request) {
        if (StringUtils.startsWithIgnoreCase(header, BASIC)) {
            return basic(header.substring(BASIC.length()).trim());
        }
        int slash = header.indexOf('/');
        if (slash < 1 || header.indexOf(' ') >= 0 || strictness.isStrictTo(Optional.of(header.substring(0, slash)))) {
            throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "token.error.not-basic");
        }
        ToleranceNotice.note(request, ToleratedForm.T4);
        return new Credentials(header.substring(0, slash), header.substring(slash + 1));
    }

    private static Credentials basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "token.error.not-basic");
            }
            return new Credentials(formDecoded(pair.substring(0, colon)), formDecoded(pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64OrNotAForm) {
            throw refused(OAuth2ErrorCodes.INVALID_CLIENT, "token.error.not-basic");
        }
    }

    private static String formDecoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static TokenErrorException refused(String code, String key) {
        return new TokenErrorException(code, Message.of(key));
    }

    private record Credentials(String id, String secret) {}
}
