package lu.lalux.assure.stub.token.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.token.registration.RegisteredClients;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;

/** Issues the access tokens of both grants: a signed JWT (RFC 7519) that says whose it is and what it is good for. */
public final class TokenIssuer {

    /** The kind of token, in its header (RFC 9068 section 2.1). */
    static final String TYPE = "at+jwt";

    /** Claims: the application, and its scopes, between spaces (RFC 9068 sections 2.2 and 2.2.3). */
    static final String CLIENT = "client_id";

    static final String SCOPE = "scope";

    /** The number of the secret with which the application asked for it; not for one of the settings. */
    static final String SECRET = "secret";

    /** Where the account has moved its clock: the end by the machine's, for what goes by that. Seconds since 1970. */
    static final String MACHINE_END = "exp_machine";

    /** Claim: what tokens were withdrawn before this one, in a sandbox that was told so; mostly there is none. */
    static final String MARKS = "retraits";

    /** Claim: how often all tokens were ended that there were for the same; mostly none were. */
    static final String ENDED = "finis";

    private final AuthorizationServerContext context;
    private final String audience;
    private final Duration lifetime;
    private final StubClock clock;
    private final MachineTime machine;
    private final Registry registry;
    private final Optional<WithdrawnTokens> withdrawn;
    private final JwtGenerator generator;
    private final OAuth2ClientCredentialsAuthenticationProvider clientCredentials;

    TokenIssuer(
            TokenProperties properties,
            JwtEncoder encoder,
            StubClock clock,
            MachineTime machine,
            Registry registry,
            Optional<WithdrawnTokens> withdrawn) {
        this.machine = machine;
        this.context = new IssuerContext(properties.issuer().toString());
        this.audience = properties.audience().toString();
        this.lifetime = properties.lifetime();
        this.clock = clock;
        this.registry = registry;
        this.withdrawn = withdrawn;
        this.generator = new JwtGenerator(encoder);
        this.generator.setJwtCustomizer(this::customize);
        this.clientCredentials =
                new OAuth2ClientCredentialsAuthenticationProvider(new NoStoredAuthorizations(), generator);
    }

    /**
     * A token for the client itself (RFC 6749 section 4.4).
     *
     * @param client the client, authenticated
     * @param scopes what it asks for, in its order
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException if the client may not use this
     *     grant, or may not have one of the scopes
     */
    public String forClient(Authentication client, Set<String> scopes) {
        AuthorizationServerContextHolder.setContext(context);
        try {
            Authentication issued = clientCredentials.authenticate(
                    new OAuth2ClientCredentialsAuthenticationToken(client, scopes, null));
            return ((OAuth2AccessTokenAuthenticationToken) issued)
                    .getAccessToken()
                    .getTokenValue();
        } finally {
            AuthorizationServerContextHolder.resetContext();
        }
    }

    /**
     * A token for a public client in the name of a person (RFC 6749 section 4.2). The caller has checked that the
     * client may ask for it.
     *
     * @param client the application
     * @param person who has signed in
     * @param scopes what is granted, in the order asked for
     */
    public String forPerson(RegisteredClient client, Authentication person, Set<String> scopes) {
        OAuth2Token token = generator.generate(DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal(person)
                .authorizationServerContext(context)
                .authorizedScopes(scopes)
                .tokenType(OAuth2TokenType.ACCESS_TOKEN)
                .authorizationGrantType(RegisteredClients.IMPLICIT)
                .build());
        return token.getTokenValue();
    }

    /**
     * The claims as RFC 9068 section 2.2 has them: the audience is the API (Spring names the client), the client has a
     * claim of its own, and the scopes are one string. Issued and expired by the time of its account. No {@code nbf}:
     * it would add nothing to {@code iat}, and make a clock that is a second slow on another instance refuse the token.
     */
    private void customize(JwtEncodingContext token) {
        String account = token.getPrincipal().getName();
        Instant now = clock.instant(account);
        Set<String> marks = withdrawn.map(tokens -> tokens.marks(account)).orElse(Set.of());
        token.getJwsHeader().type(TYPE);
        if (token.getPrincipal() instanceof OAuth2ClientAuthenticationToken client
                && client.getDetails() instanceof UsedSecret used) {
            token.getClaims().claim(SECRET, used.number());
        }
        token.getClaims()
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .audience(List.of(audience))
                .claim(CLIENT, token.getRegisteredClient().getClientId())
                .claim(SCOPE, String.join(" ", token.getAuthorizedScopes()))
                .claims(claims -> claims.remove("nbf"));
        long ended = StillRegistered.ended(
                registry.current(), token.getRegisteredClient().getClientId(), account);
        if (ended > 0) {
            token.getClaims().claim(ENDED, ended);
        }
        if (!now.equals(machine.instant())) {
            token.getClaims()
                    .claim(MACHINE_END, machine.instant().plus(lifetime).getEpochSecond());
        }
        if (!marks.isEmpty()) {
            token.getClaims().claim(MARKS, List.copyOf(marks));
        }
    }

    /** What Spring's providers want to know of the server: its name only, since none of its endpoints is installed. */
    private record IssuerContext(String issuer) implements AuthorizationServerContext {

        @Override
        public String getIssuer() {
            return issuer;
        }

        @Override
        public AuthorizationServerSettings getAuthorizationServerSettings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
