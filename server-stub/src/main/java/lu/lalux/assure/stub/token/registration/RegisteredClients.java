package lu.lalux.assure.stub.token.registration;

import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The applications of the settings as Spring's authorization server wants them. */
public final class RegisteredClients {

    /** RFC 6749 section 4.2; Spring's authorization server no longer has a name for it. */
    public static final AuthorizationGrantType IMPLICIT = new AuthorizationGrantType("implicit");

    private RegisteredClients() {}

    /**
     * Registers them.
     *
     * @param known the scopes that the contract has
     * @throws IllegalArgumentException if a client is to have another one, which could never open anything
     */
    public static RegisteredClientRepository of(TokenProperties properties, Set<String> known) {
        List<RegisteredClient> clients = properties.clients().stream()
                .map(client -> registered(client, properties, known))
                .toList();
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient registered(
            TokenProperties.Client client, TokenProperties properties, Set<String> known) {
        if (!known.containsAll(client.scopes())) {
            throw new IllegalArgumentException(
                    "assure.token: client " + client.id() + " has a scope that the contract does not have");
        }
        ClientAuthenticationMethod method = client.secret() == null
                ? ClientAuthenticationMethod.NONE
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(client.secret())
                .clientAuthenticationMethod(method)
                .authorizationGrantTypes(types ->
                        client.grants().stream().map(RegisteredClients::type).forEach(types::add))
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(properties.lifetime())
                        .build())
                .build();
    }

    private static AuthorizationGrantType type(TokenProperties.Grant grant) {
        return switch (grant) {
            case CLIENT_CREDENTIALS -> AuthorizationGrantType.CLIENT_CREDENTIALS;
            case IMPLICIT -> IMPLICIT;
        };
    }
}
