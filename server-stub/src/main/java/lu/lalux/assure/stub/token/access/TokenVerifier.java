package lu.lalux.assure.stub.token.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.clock.StubClock;
import lu.lalux.assure.stub.registry.Registered;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.token.key.SigningKeys;
import lu.lalux.assure.stub.token.registration.TokenProperties;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Checks an access token: signed by a key of ours, with RS256 and nothing else (RFC 8725 section 3.1), an access token
 * and no other kind (section 3.11), by our issuer, for our audience, issued to who still is registered; and neither
 * expired, by the time of its account, nor withdrawn in the sandbox.
 *
 * <p>Tokens that passed, all but the last two, are remembered, since the signature's check is the dearest part of a
 * small request: a bounded number of them, for a short time, and never past a change of the keys, of which one may have
 * been withdrawn, or of who is registered. The last two are looked at every time. Tokens that failed are not
 * remembered.
 */
final class TokenVerifier implements AuthenticationManager {

    private static final int REMEMBERED = 10_000;
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private final AuthenticationProvider provider;
    private final SigningKeys keys;
    private final Registry registry;
    private final StubClock clock;
    private final MachineTime machine;
    private final Optional<WithdrawnTokens> withdrawn;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();

    TokenVerifier(
            TokenProperties properties,
            SigningKeys keys,
            Registry registry,
            StubClock clock,
            MachineTime machine,
            Optional<WithdrawnTokens> withdrawn) {
        NimbusJwtDecoder signature = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        signature.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTypeValidator(TokenIssuer.TYPE),
                new JwtIssuerValidator(properties.issuer().toString()),
                new JwtAudienceValidator(properties.audience().toString()),
                new JwtClaimValidator<Object>(JwtClaimNames.SUB, subject -> subject != null))));
        this.provider = new JwtAuthenticationProvider(signature);
        this.keys = keys;
        this.registry = registry;
        this.clock = clock;
        this.machine = machine;
        this.withdrawn = withdrawn;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        JwtAuthenticationToken genuine = genuine((BearerTokenAuthenticationToken) request);
        Jwt token = genuine.getToken();
        requireAhead(token, clock.instant(token.getSubject()));
        if (withdrawn.isPresent() && !marks(token).containsAll(withdrawn.get().marks(token.getSubject()))) {
            throw new InvalidBearerTokenException("The token was withdrawn");
        }
        return genuine;
    }

    /**
     * The same by the machine's time, whatever the sandbox was told: for what can take that back, and must not be out
     * of reach by it.
     */
    JwtAuthenticationToken authenticateByMachine(BearerTokenAuthenticationToken request) {
        JwtAuthenticationToken genuine = genuine(request);
        Jwt token = genuine.getToken();
        requireAhead(token, machine.instant());
        // Issued while the account's clock was ahead, it may live for long by that one only.
        Long end = token.getClaim(TokenIssuer.MACHINE_END);
        if (end != null && machine.instant().getEpochSecond() >= end) {
            throw new InvalidBearerTokenException("The token has expired");
        }
        return genuine;
    }

    private JwtAuthenticationToken genuine(BearerTokenAuthenticationToken request) {
        String token = request.getToken();
        // Taken before the check: what was checked while the keys changed is not remembered as checked by the new ones.
        JWKSet present = keys.current();
        Registered registered = registry.current();
        Verified known = verified.getIfPresent(token);
        boolean signed = known != null && known.by() == present;
        if (signed && known.registered() == registered) {
            return known.token();
        }
        JwtAuthenticationToken checked =
                signed ? known.token() : (JwtAuthenticationToken) provider.authenticate(request);
        if (!StillRegistered.is(checked.getToken(), registered)
                && !StillRegistered.is(checked.getToken(), registry.fresh())) {
            verified.invalidate(token);
            throw new InvalidBearerTokenException("Whom the token was issued for is no longer registered");
        }
        verified.put(token, new Verified(checked, present, registered));
        return checked;
    }

    /**
     * To the second: {@code expires_in} promises no more, and one clock issues and checks. At the instant itself a
     * token has expired (RFC 7519 section 4.1.4), which Spring's own validator does not see.
     */
    private static void requireAhead(Jwt token, Instant now) {
        Instant expiry = token.getExpiresAt();
        if (expiry == null || !now.isBefore(expiry)) {
            throw new InvalidBearerTokenException("The token has expired");
        }
    }

    private static Set<String> marks(Jwt token) {
        List<String> marks = token.getClaimAsStringList(TokenIssuer.MARKS);
        return marks == null ? Set.of() : Set.copyOf(marks);
    }

    /**
     * A token that passed.
     *
     * @param by the keys that there were
     * @param registered who was registered
     */
    private record Verified(JwtAuthenticationToken token, JWKSet by, Registered registered) {}
}
