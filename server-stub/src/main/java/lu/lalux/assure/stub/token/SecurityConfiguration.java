package lu.lalux.assure.stub.token;

import lu.lalux.assure.api.TokenApi;
import lu.lalux.assure.stub.http.AnswerHeaders;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.registry.SecretUse;
import lu.lalux.assure.stub.token.access.GuardedOperations;
import lu.lalux.assure.stub.token.person.FormValue;
import lu.lalux.assure.stub.token.person.PersonRefusals;
import lu.lalux.assure.stub.token.person.SignIn;
import lu.lalux.assure.stub.token.secret.FailureThrottle;
import lu.lalux.assure.stub.tolerance.Strictness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Three chains, each for what it can judge: getting a token, using one, and everything else, which is public. A path
 * that does not exist and a method that is not allowed thus get their 404 and 405, never a 401. Nobody has a session.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String CSRF_COOKIE = "assure-csrf";

    /** {@code /token} and {@code /authen}; none of the authorization server's own endpoints is installed. */
    @Bean
    @Order(1)
    SecurityFilterChain gettingTokens(
            HttpSecurity http,
            RegisteredClientRepository clients,
            Registry registry,
            SecretUse use,
            FailureThrottle throttle,
            TokenRefusals refusals,
            PersonRefusals persons,
            Strictness strictness) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .addFilter(AnswerHeaders.neverStored())
                .securityMatcher(TokenApi.PATH_OBTENIR_JETON, TokenApi.PATH_AUTORISER)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new FormParametersFilter(strictness, refusals, persons), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .csrfTokenRequestHandler(new FormValue())
                        .requireCsrfProtectionMatcher(new AndRequestMatcher(
                                PathPatternRequestMatcher.withDefaults()
                                        .matcher(HttpMethod.POST, TokenApi.PATH_AUTORISER),
                                SignIn::usesForm)))
                .addFilterAfter(
                        clientAuthentication(
                                clients,
                                new SecretAuthentication(registry, clients, use),
                                throttle,
                                refusals,
                                strictness),
                        CsrfFilter.class)
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(
                        (request, response, denied) -> persons.staleForm(request, response)))
                .build();
    }

    /** The four functions. */
    @Bean
    @Order(2)
    SecurityFilterChain usingTokens(GuardedOperations operations) {
        return operations.chain();
    }

    /** Documentation, contract, and what does not exist. */
    @Bean
    @Order(3)
    SecurityFilterChain everythingElse() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, AnswerHeaders.open());
    }

    private static OAuth2ClientAuthenticationFilter clientAuthentication(
            RegisteredClientRepository clients,
            SecretAuthentication secrets,
            FailureThrottle throttle,
            TokenRefusals refusals,
            Strictness strictness) {
        AuthenticationManager authentication = new CountedClients(new PublicClientRefusal(clients, secrets), throttle);
        OAuth2ClientAuthenticationFilter filter = new OAuth2ClientAuthenticationFilter(
                authentication,
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, TokenApi.PATH_OBTENIR_JETON));
        filter.setAuthenticationConverter(new ClientCredentialsHeader(strictness));
        filter.setAuthenticationFailureHandler((request, response, refusal) ->
                refusals.token((OAuth2AuthenticationException) refusal, request, response));
        return filter;
    }

    /** Read by no script, sent to no other path, and not with another site's form. */
    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName(CSRF_COOKIE);
        repository.setCookiePath(TokenApi.PATH_AUTORISER);
        repository.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
        return repository;
    }
}
