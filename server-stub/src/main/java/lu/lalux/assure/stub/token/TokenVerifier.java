package lu.lalux.assure.stub.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks an access token: signed by a key of ours, with RS256 and nothing else (RFC 8725 section 3.1), by our issuer, for
 * our audience, not expired.
 *
 * <p>Tokens that passed are remembered, since the signature's check is the dearest part of a small request: a bounded
 * number of them, for a short time (so that a key that was dropped is soon forgotten), and never past their expiry, which
 * is looked at every time. Tokens that failed are not remembered.
 */
final class TokenVerifier implements JwtDecoder {

    private static final int REMEMBERED = 10_000;
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(MEMORY)
            .build();

    TokenVerifier(TokenProperties properties, JWKSource<SecurityContext> keys, Clock clock) {
        NimbusJwtDecoder signature = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        signature.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtIssuerValidator(properties.issuer().toString()),
                new JwtAudienceValidator(properties.audience().toString()),
                required(JwtClaimNames.SUB),
                required(JwtClaimNames.EXP),
                timestamps(clock))));
        this.decoder = signature;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = verified.getIfPresent(token);
        if (known != null && isAlive(known)) {
            return known;
        }
        Jwt decoded = decoder.decode(token);
        verified.put(token, decoded);
        return decoded;
    }

    private boolean isAlive(Jwt token) {
        Instant expiry = token.getExpiresAt();
        return expiry != null && clock.instant().isBefore(expiry);
    }

    /** To the second: {@code expires_in} promises no more, and one clock issues and checks. */
    private static OAuth2TokenValidator<Jwt> timestamps(Clock clock) {
        JwtTimestampValidator validator = new JwtTimestampValidator(Duration.ZERO);
        validator.setClock(clock);
        return validator;
    }

    private static OAuth2TokenValidator<Jwt> required(String claim) {
        return new JwtClaimValidator<Object>(claim, value -> value != null);
    }
}
