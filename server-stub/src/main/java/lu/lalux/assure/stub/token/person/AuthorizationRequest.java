package lu.lalux.assure.stub.token.person;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.form.Ascii;
import lu.lalux.assure.stub.token.form.FormParameters;
import lu.lalux.assure.stub.token.form.ParameterForms;
import lu.lalux.assure.stub.token.registration.RegisteredClients;
import lu.lalux.assure.stub.token.registration.ScopeCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.util.MultiValueMap;

/**
 * An application's request for a token in the name of a person (RFC 6749 section 4.2.1), checked.
 *
 * @param client the application, allowed to use the implicit grant
 * @param redirectUri one of its registered addresses, letter for letter
 * @param scopes what it asks for, all of it within its registration, in its order
 * @param state what it wants back, if anything
 */
public record AuthorizationRequest(
        RegisteredClient client,
        String redirectUri,
        Set<String> scopes,
        @Nullable String state) {

    /**
     * Checks a request: first who asks and where the answer would go, then the rest.
     *
     * @param query the parameters of the query string
     * @param clients the registered applications
     * @param forms what the contract's parameters look like
     * @throws UntrustedApplicationException if the answer must not be sent anywhere but back
     * @throws RefusedAuthorizationException if the application is to be told of an error of its own
     */
    public static AuthorizationRequest of(
            MultiValueMap<String, String> query, RegisteredClientRepository clients, ParameterForms forms) {
        RegisteredClient client = client(query, clients);
        String redirectUri = redirectUri(query, client.getRedirectUris());
        String state = FormParameters.single(query, "state");
        Message malformedState = state == null ? null : forms.fault("state", state);
        Refusal refusal = (code, description) -> new RefusedAuthorizationException(
                redirectUri, malformedState == null ? state : null, code, description);
        for (String name : query.keySet()) {
            if (query.get(name).size() > 1) {
                throw refusal.of(OAuth2ErrorCodes.INVALID_REQUEST, Message.of("token.error.twice", Ascii.of(name)));
            }
        }
        if (malformedState != null) {
            throw refusal.of(OAuth2ErrorCodes.INVALID_REQUEST, malformedState);
        }
        String responseType = FormParameters.single(query, "response_type");
        if (responseType == null) {
            throw refusal.of(OAuth2ErrorCodes.INVALID_REQUEST, Message.of("token.error.missing", "response_type"));
        }
        if (!responseType.equals("token")) {
            throw refusal.of(OAuth2ErrorCodes.UNSUPPORTED_RESPONSE_TYPE, Message.of("token.error.response-type"));
        }
        if (!client.getAuthorizationGrantTypes().contains(RegisteredClients.IMPLICIT)) {
            throw refusal.of(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, Message.of("token.error.no-implicit"));
        }
        return new AuthorizationRequest(client, redirectUri, scopes(query, client, forms, refusal), state);
    }

    /** This request's refusal, whatever happens later. */
    public RefusedAuthorizationException refused(String code, Message description) {
        return new RefusedAuthorizationException(redirectUri, state, code, description);
    }

    private static RegisteredClient client(MultiValueMap<String, String> query, RegisteredClientRepository clients) {
        requireOnce(query, "client_id");
        String id = FormParameters.single(query, "client_id");
        if (id == null || id.isBlank()) {
            throw new UntrustedApplicationException(Message.of("token.authorization.client-missing"));
        }
        RegisteredClient client = clients.findByClientId(id);
        if (client == null) {
            throw new UntrustedApplicationException(Message.of("token.authorization.client-unknown", Excerpt.of(id)));
        }
        return client;
    }

    /** Equal as strings (RFC 9700 section 2.1): no pattern, no prefix, no normalisation that could be led astray. */
    private static String redirectUri(MultiValueMap<String, String> query, Collection<String> registered) {
        requireOnce(query, "redirect_uri");
        String asked = FormParameters.single(query, "redirect_uri");
        if (asked == null && registered.size() == 1) {
            return registered.iterator().next();
        }
        if (asked == null) {
            throw new UntrustedApplicationException(Message.of("token.authorization.redirect-missing"));
        }
        if (!registered.contains(asked)) {
            throw new UntrustedApplicationException(Message.of("token.authorization.redirect-unknown"));
        }
        return asked;
    }

    private static void requireOnce(MultiValueMap<String, String> query, String name) {
        if (query.getOrDefault(name, List.of()).size() > 1) {
            throw new UntrustedApplicationException(Message.of("token.authorization.twice", name));
        }
    }

    private static Set<String> scopes(
            MultiValueMap<String, String> query, RegisteredClient client, ParameterForms forms, Refusal refusal) {
        ScopeCheck check = ScopeCheck.of(FormParameters.single(query, "scope"), client, forms);
        if (check.fault() != null) {
            throw refusal.of(OAuth2ErrorCodes.INVALID_SCOPE, check.fault());
        }
        return check.scopes();
    }

    private interface Refusal {
        RefusedAuthorizationException of(String code, Message description);
    }
}
