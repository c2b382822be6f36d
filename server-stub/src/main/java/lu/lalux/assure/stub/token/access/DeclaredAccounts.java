package lu.lalux.assure.stub.token.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;

/**
 * What a token was issued for is still in the settings: its application, the person, the grant, and each of its scopes. A token
 * lives for an hour; who was taken out of the settings must not go on for that long, and the settings are read at the start.
 */
final class DeclaredAccounts implements OAuth2TokenValidator<Jwt> {

    private static final OAuth2TokenValidatorResult WITHDRAWN = OAuth2TokenValidatorResult.failure(new OAuth2Error(
            BearerTokenErrorCodes.INVALID_TOKEN, "The settings no longer have whom the token was issued for", null));

    private final Map<String, TokenProperties.Client> clients;
    private final Map<String, TokenProperties.User> persons;

    DeclaredAccounts(TokenProperties properties) {
        this.clients = properties.clients().stream()
                .collect(Collectors.toUnmodifiableMap(TokenProperties.Client::id, Function.identity()));
        this.persons = properties.users().stream()
                .collect(Collectors.toUnmodifiableMap(TokenProperties.User::name, Function.identity()));
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return holds(token) ? OAuth2TokenValidatorResult.success() : WITHDRAWN;
    }

    private boolean holds(Jwt token) {
        String application = token.getClaimAsString(TokenIssuer.CLIENT);
        String account = token.getSubject();
        if (application == null || account == null || !clients.containsKey(application)) {
            return false;
        }
        TokenProperties.Client client = clients.get(application);
        Set<String> scopes = scopes(token);
        if (account.equals(application)) {
            return client.grants().contains(TokenProperties.Grant.CLIENT_CREDENTIALS)
                    && client.scopes().containsAll(scopes);
        }
        return client.grants().contains(TokenProperties.Grant.IMPLICIT)
                && client.scopes().containsAll(scopes)
                && persons.containsKey(account)
                && persons.get(account).scopes().containsAll(scopes);
    }

    /** One string, as it was issued. */
    private static Set<String> scopes(Jwt token) {
        String scopes = token.getClaimAsString(TokenIssuer.SCOPE);
        return scopes == null ? Set.of() : Arrays.stream(scopes.split(" ")).collect(Collectors.toSet());
    }
}
