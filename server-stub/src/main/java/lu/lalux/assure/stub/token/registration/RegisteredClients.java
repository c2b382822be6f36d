package lu.lalux.assure.stub.token.registration;

import java.time.Duration;
import lu.lalux.assure.stub.registry.Application;
import lu.lalux.assure.stub.registry.Grant;
import lu.lalux.assure.stub.registry.Registry;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The registered applications as Spring's authorization server wants them. */
public final class RegisteredClients implements RegisteredClientRepository {

    /** RFC 6749 section 4.2; Spring's authorization server no longer has a name for it. */
    public static final AuthorizationGrantType IMPLICIT = new AuthorizationGrantType("implicit");

    private final Registry registry;
    private final TokenSettings settings;
    private final ChosenPort port;

    /** @param lifetime how long a token is valid */
    public RegisteredClients(Registry registry, Duration lifetime, ChosenPort port) {
        this.registry = registry;
        this.port = port;
        this.settings = TokenSettings.builder().accessTokenTimeToLive(lifetime).build();
    }

    /** One that is not known yet may just have been registered by another instance. */
    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return registry.current()
                .application(id)
                .or(() -> registry.fresh().application(id))
                .map(this::client)
                .orElse(null);
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException(
                "Applications are registered by the settings or the management interface");
    }

    private RegisteredClient client(Application application) {
        return RegisteredClient.withId(application.id())
                .clientId(application.id())
                .clientAuthenticationMethod(
                        application.isPublic()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantTypes(types -> application.grants().stream()
                        .map(RegisteredClients::type)
                        .forEach(types::add))
                .redirectUris(uris -> {
                    uris.addAll(application.redirectUris());
                    if (registry.current().isSandbox()) {
                        uris.addAll(port.returnAddresses(application));
                    }
                })
                .scopes(scopes -> scopes.addAll(application.scopes()))
                .tokenSettings(settings)
                .build();
    }

    private static AuthorizationGrantType type(Grant grant) {
        return switch (grant) {
            case CLIENT_CREDENTIALS -> AuthorizationGrantType.CLIENT_CREDENTIALS;
            case IMPLICIT -> IMPLICIT;
        };
    }
}
