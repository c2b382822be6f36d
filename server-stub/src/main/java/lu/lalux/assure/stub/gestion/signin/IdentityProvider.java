package lu.lalux.assure.stub.gestion.signin;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lu.lalux.assure.stub.gestion.access.OpaqueValues;
import lu.lalux.assure.stub.gestion.access.PublicAddress;
import lu.lalux.assure.stub.gestion.access.Refused;
import lu.lalux.assure.stub.http.caller.ClientNetwork;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.util.UriComponentsBuilder;

/** The provider: where a browser is sent to it, and whom its answer is about. */
@Component
final class IdentityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final ProviderDiscovery discovery;
    private final PublicAddress address;
    private final ProviderTurns turns = new ProviderTurns(LATER);

    IdentityProvider(ProviderDiscovery discovery, PublicAddress address) {
        this.discovery = discovery;
        this.address = address;
    }

    /** @throws ProblemException {@code service-indisponible} when the provider does not answer */
    URI address(BegunSignIn signIn, String state, ClientNetwork client) {
        return asked(
                client,
                found -> URI.create(request(found.registration(), signIn, state).getAuthorizationRequestUri()));
    }

    /**
     * Whom it has recognised: the code was given for this sign-in, the ID token is signed by it, for this server, for
     * this sign-in, and not too old.
     *
     * @param client whose browser brings the code
     * @throws ProblemException {@code non-authentifie} when it is no good answer, {@code service-indisponible} when
     *     there is none, {@code trop-de-requetes} after too many that were not good
     */
    OidcUser recognised(BegunSignIn signIn, String state, String code, ClientNetwork client) {
        turns.requireNoDelay(client);
        return asked(client, found -> {
            ClientRegistration registration = found.registration();
            OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                    .redirectUri(registration.getRedirectUri())
                    .state(state)
                    .build();
            return (OidcUser) ((OAuth2LoginAuthenticationToken) found.verification()
                            .authenticate(new OAuth2LoginAuthenticationToken(
                                    registration,
                                    new OAuth2AuthorizationExchange(request(registration, signIn, state), response))))
                    .getPrincipal();
        });
    }

    /**
     * Where a browser ends its session at the provider (OpenID Connect RP-Initiated Logout 1.0). No ID token is kept
     * here to be shown there, so that the provider may ask the person whether they mean it.
     *
     * @param page to which the provider leads back
     * @return that page itself where the provider offers no such end
     */
    URI end(String page, ClientNetwork client) {
        return asked(client, found -> {
            ClientRegistration registration = found.registration();
            Object end =
                    registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
            return end instanceof String endpoint
                    ? UriComponentsBuilder.fromUriString(endpoint)
                            .queryParam("client_id", "{client}")
                            .queryParam("post_logout_redirect_uri", "{page}")
                            .encode()
                            .buildAndExpand(registration.getClientId(), address.get() + page)
                            .toUri()
                    : URI.create(page);
        });
    }

    static ProblemException refused() {
        return Refused.unauthenticated("gestion.provider-wrong");
    }

    private <T> T asked(ClientNetwork client, Function<ProviderDiscovery.Found, T> question) {
        try {
            return turns.take(client, () -> question.apply(discovery.get()));
        } catch (RestClientException failed) {
            LOG.warn("The identity provider cannot be asked what it offers: {}", cause(failed));
            throw new ProblemException(Problem.unavailable(LATER));
        } catch (AuthenticationException failed) {
            if (causes(failed).anyMatch(IdentityProvider::isOfTheProvider)) {
                LOG.warn("The identity provider does not answer: {}", cause(failed));
                throw new ProblemException(Problem.unavailable(LATER));
            }
            LOG.warn("The identity provider's answer is refused: {}", reason(failed));
            turns.refused(client);
            throw refused();
        }
    }

    private static OAuth2AuthorizationRequest request(
            ClientRegistration registration, BegunSignIn signIn, String state) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .clientId(registration.getClientId())
                .authorizationUri(registration.getProviderDetails().getAuthorizationUri())
                .redirectUri(registration.getRedirectUri())
                .scopes(registration.getScopes())
                .state(state)
                .attributes(Map.of(
                        OidcParameterNames.NONCE, signIn.nonce(), PkceParameterNames.CODE_VERIFIER, signIn.verifier()))
                .additionalParameters(Map.of(
                        OidcParameterNames.NONCE,
                        sha256(signIn.nonce()),
                        PkceParameterNames.CODE_CHALLENGE,
                        sha256(signIn.verifier()),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256"))
                .build();
    }

    private static String sha256(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(OpaqueValues.sha256(value));
    }

    private static boolean isOfTheProvider(Throwable cause) {
        return cause instanceof IOException || cause instanceof HttpServerErrorException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** Without the body of an answer. */
    private static String cause(Throwable failure) {
        Throwable first = causes(failure).reduce((later, earlier) -> earlier).orElseThrow();
        return first instanceof RestClientResponseException answered
                ? answered.getStatusCode().toString()
                : first.toString();
    }

    /** The code alone: a description can be the provider's, and say anything. */
    private static String reason(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException named
                ? Excerpt.of(named.getError().getErrorCode())
                : failure.getClass().getSimpleName();
    }
}
