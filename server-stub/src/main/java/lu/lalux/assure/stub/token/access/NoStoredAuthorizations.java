package lu.lalux.assure.stub.token.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Keeps nothing. Spring's providers want to file each authorization for refreshing, introspecting and revoking, none of
 * which the contract has; a token is checked by its signature alone. A store would grow with every token.
 */
public final class NoStoredAuthorizations implements OAuth2AuthorizationService {

    @Override
    public void save(OAuth2Authorization authorization) {
        // Nothing is ever read back.
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        // Nothing is ever stored.
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }
}
