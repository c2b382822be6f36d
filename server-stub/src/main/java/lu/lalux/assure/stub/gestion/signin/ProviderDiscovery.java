package lu.lalux.assure.stub.gestion.signin;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lu.lalux.assure.stub.clock.MachineTime;
import lu.lalux.assure.stub.gestion.access.ProviderSettings;
import lu.lalux.assure.stub.gestion.access.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * What the provider says of itself (OpenID Connect Discovery), asked for when somebody first signs in, and again after
 * an hour. Nothing waits long for it: Spring's own discovery and decoder would, so that they are given what was fetched
 * here.
 */
@Component
final class ProviderDiscovery {

    private static final String REGISTRATION = "gestion";
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final ClientHttpRequestInterceptor BOUNDED =
            (request, body, execution) -> new BoundedAnswer(execution.execute(request, body));

    private final ProviderSettings settings;
    private final PublicAddress address;
    private final MachineTime time;
    private volatile @Nullable Found found;

    ProviderDiscovery(ProviderSettings settings, PublicAddress address, MachineTime time) {
        this.settings = settings;
        this.address = address;
        this.time = time;
    }

    /**
     * What was found.
     *
     * @param registration of this server with the provider
     * @param verification of what the provider answers
     */
    record Found(
            ClientRegistration registration, OidcAuthorizationCodeAuthenticationProvider verification, Instant until) {}

    /** @throws RestClientException when the provider does not answer, or not as one does */
    Found get() {
        Found known = found;
        if (known == null || time.instant().isAfter(known.until())) {
            known = discovered();
            found = known;
        }
        return known;
    }

    private Found discovered() {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        http.setReadTimeout(ANSWER);
        ClientRegistration registration = registration(metadata(http));
        OidcAuthorizationCodeAuthenticationProvider verification = new OidcAuthorizationCodeAuthenticationProvider(
                tokens(http), request -> new DefaultOidcUser(List.of(), request.getIdToken()));
        JwtDecoder decoder = decoder(registration, http);
        verification.setJwtDecoderFactory(same -> decoder);
        return new Found(registration, verification, time.instant().plus(KEPT));
    }

    private Map<String, Object> metadata(ClientHttpRequestFactory http) {
        Map<String, Object> metadata = RestClient.builder()
                .requestFactory(http)
                .requestInterceptor(BOUNDED)
                .build()
                .get()
                .uri(issuer().replaceFirst("/$", "") + WELL_KNOWN)
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
        if (metadata == null || !issuer().equals(metadata.get("issuer"))) {
            throw new RestClientException("The provider is not the one of assure.gestion.openid.issuer");
        }
        return metadata;
    }

    private ClientRegistration registration(Map<String, Object> metadata) {
        List<String> scopes = new ArrayList<>(List.of(OidcScopes.OPENID, OidcScopes.PROFILE));
        // Some providers give a claim only to whoever asks for the scope of that name.
        if (listed(metadata, "scopes_supported").contains(settings.claim())) {
            scopes.add(settings.claim());
        }
        try {
            return ClientRegistrations.fromOidcConfiguration(metadata)
                    .registrationId(REGISTRATION)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .redirectUri(address.get() + OpenidController.RETURN)
                    .scope(scopes)
                    .build();
        } catch (IllegalArgumentException | IllegalStateException incomplete) {
            throw new RestClientException("What the provider says of itself is incomplete", incomplete);
        }
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(ClientHttpRequestFactory http) {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(http)
                .requestInterceptor(BOUNDED)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private static JwtDecoder decoder(ClientRegistration registration, ClientHttpRequestFactory http) {
        RestTemplate keys = new RestTemplate(http);
        keys.setInterceptors(List.of(BOUNDED));
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        registration.getProviderDetails().getJwkSetUri())
                .jwsAlgorithms(algorithms -> algorithms.addAll(algorithms(registration)))
                .restOperations(keys)
                .build();
        decoder.setJwtValidator(new OidcIdTokenValidator(registration));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /** Those with a key pair of the provider's that it signs with; RS256 is what all have to have. */
    private static Set<SignatureAlgorithm> algorithms(ClientRegistration registration) {
        List<SignatureAlgorithm> named = new ArrayList<>();
        for (Object name : listed(
                registration.getProviderDetails().getConfigurationMetadata(),
                "id_token_signing_alg_values_supported")) {
            SignatureAlgorithm algorithm = SignatureAlgorithm.from(String.valueOf(name));
            if (algorithm != null) {
                named.add(algorithm);
            }
        }
        return named.isEmpty() ? Set.of(SignatureAlgorithm.RS256) : Set.copyOf(named);
    }

    private static Collection<?> listed(Map<String, Object> metadata, String name) {
        return metadata.get(name) instanceof Collection<?> values ? values : List.of();
    }

    private String issuer() {
        return settings.issuer().toString();
    }
}
