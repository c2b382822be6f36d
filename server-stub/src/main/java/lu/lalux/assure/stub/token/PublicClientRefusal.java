package lu.lalux.assure.stub.token;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Tells a public client that this grant is not for it (RFC 6749 section 4.4), instead of that its secret is wrong: it
 * has none. Leaves every other client to the next.
 */
final class PublicClientRefusal implements AuthenticationManager {

    private final RegisteredClientRepository clients;
    private final AuthenticationManager next;

    PublicClientRefusal(RegisteredClientRepository clients, AuthenticationManager next) {
        this.clients = clients;
        this.next = next;
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        RegisteredClient client = clients.findByClientId(claimed.getName());
        if (client != null && client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        return next.authenticate(claimed);
    }
}
