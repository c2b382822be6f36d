package lu.lalux.assure.stub.token;

import lu.lalux.assure.stub.registry.RegisteredSecret;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.SecretUse;
import lu.lalux.assure.stub.token.access.UsedSecret;
import lu.lalux.assure.stub.token.secret.Secrets;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/**
 * Recognises a client by any of its secrets: while one is being changed there are two, which Spring's own provider does
 * not know. A secret that nobody knows here may just have been made by another instance, so that it is looked for
 * before it is refused.
 */
final class SecretAuthentication implements AuthenticationManager {

    private final Registry registry;
    private final RegisteredClientRepository clients;
    private final SecretUse use;
    private final PasswordEncoder hashes = Secrets.ofClients();

    SecretAuthentication(Registry registry, RegisteredClientRepository clients, SecretUse use) {
        this.registry = registry;
        this.clients = clients;
        this.use = use;
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String shown = String.valueOf(claimed.getCredentials());
        RegisteredSecret secret = registry.secret(claimed.getName(), hash -> hashes.matches(shown, hash))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
        RegisteredClient client = clients.findByClientId(claimed.getName());
        if (client == null) {
            // Withdrawn between the two.
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        use.used(secret);
        OAuth2ClientAuthenticationToken known =
                new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, null);
        if (secret.number() != null) {
            known.setDetails(new UsedSecret(secret.number()));
        }
        return known;
    }
}
