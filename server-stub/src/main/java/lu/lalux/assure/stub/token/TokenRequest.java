package lu.lalux.assure.stub.token;

import java.util.List;
import java.util.Set;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.form.Ascii;
import lu.lalux.assure.stub.token.form.FormParameters;
import lu.lalux.assure.stub.token.form.ParameterForms;
import lu.lalux.assure.stub.token.registration.ScopeCheck;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.util.MultiValueMap;

/**
 * A client's request for a token (RFC 6749 section 4.4.2), checked.
 *
 * @param scopes what it asks for, all of it within its registration, in its order
 */
record TokenRequest(Set<String> scopes) {

    /**
     * Checks a request.
     *
     * @param parameters its parameters
     * @param client the client, authenticated
     * @param forms what the contract's parameters look like
     * @throws TokenErrorException if it is not to be answered with a token
     */
    static TokenRequest of(MultiValueMap<String, String> parameters, RegisteredClient client, ParameterForms forms) {
        parameters.forEach((name, values) -> requireOnce(name, values));
        String grantType = FormParameters.single(parameters, "grant_type");
        if (grantType == null) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, Message.of("token.error.missing", "grant_type"));
        }
        if (!grantType.equals("client_credentials")) {
            throw refused(OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE, Message.of("token.error.grant-type"));
        }
        ScopeCheck check = ScopeCheck.of(FormParameters.single(parameters, "scope"), client, forms);
        if (check.fault() != null) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, check.fault());
        }
        return new TokenRequest(check.scopes());
    }

    private static void requireOnce(String name, List<String> values) {
        if (values.size() > 1) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, Message.of("token.error.twice", Ascii.of(name)));
        }
    }

    private static TokenErrorException refused(String code, Message description) {
        return new TokenErrorException(code, description);
    }
}
