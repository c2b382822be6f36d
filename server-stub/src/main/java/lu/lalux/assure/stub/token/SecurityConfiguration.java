package lu.lalux.assure.stub.token;

import static org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER;

import lu.lalux.assure.api.TokenApi;
import lu.lalux.assure.stub.contract.ContractSettings;
import lu.lalux.assure.stub.problem.ProblemWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Three chains, each for what it can judge: getting a token, using one, and everything else, which is public. A path that
 * does not exist and a method that is not allowed thus get their 404 and 405, never a 401. Nobody has a session.
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
            FailureThrottle throttle,
            TokenRefusals refusals,
            ContractSettings settings) {
        return sessionless(http)
                .securityMatcher(TokenApi.PATH_OBTENIR_JETON, TokenApi.PATH_AUTORISER)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new FormParametersFilter(settings.strict(), refusals), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .requireCsrfProtectionMatcher(new AndRequestMatcher(
                                PathPatternRequestMatcher.withDefaults()
                                        .matcher(HttpMethod.POST, TokenApi.PATH_AUTORISER),
                                SignIn::usesForm)))
                .addFilterAfter(clientAuthentication(clients, throttle, refusals, settings), CsrfFilter.class)
                .exceptionHandling(exceptions -> exceptions.accessDeniedHandler(
                        (request, response, denied) -> refusals.staleForm(request, response)))
                .headers(SecurityConfiguration::neverStored)
                .build();
    }

    /** The four functions: an access token with the operation's scope, in the header {@code Authorization} only. */
    @Bean
    @Order(2)
    SecurityFilterChain usingTokens(
            HttpSecurity http, OperationScopes scopes, TokenVerifier verifier, ProblemWriter problems) {
        BearerRefusals refusals = new BearerRefusals(problems, scopes);
        return sessionless(http)
                .securityMatcher(new OrRequestMatcher(scopes.operations().stream()
                        .<RequestMatcher>map(OperationScopes.Operation::matcher)
                        .toList()))
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> {
                    scopes.operations()
                            .forEach(operation -> requests.requestMatchers(operation.matcher())
                                    .hasAllAuthorities(operation.authorities()));
                    requests.anyRequest().denyAll();
                })
                .addFilter(bearerToken(verifier, refusals))
                .exceptionHandling(exceptions ->
                        exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::neverStored)
                .build();
    }

    /** Documentation, contract, and what does not exist. */
    @Bean
    @Order(3)
    SecurityFilterChain everythingElse(HttpSecurity http) {
        return sessionless(http)
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> common(headers)
                        .contentSecurityPolicy(policy -> policy.policyDirectives("frame-ancestors 'none'")))
                .build();
    }

    /** Lets every method through: which one is allowed where is the controllers' to say, with a 405. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderValues(new HeaderValues());
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return new RejectedRequests(problems);
    }

    /** Requests are counted and timed as a whole; a measurement of each filter would cost more than most filters do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * The filter alone, not what {@code oauth2ResourceServer} installs around it: tokens bound by DPoP and the resource's
     * metadata are not in the contract.
     */
    private static BearerTokenAuthenticationFilter bearerToken(TokenVerifier verifier, BearerRefusals refusals) {
        BearerTokenAuthenticationConverter header = new BearerTokenAuthenticationConverter();
        header.setBearerTokenResolver(new AuthorizationHeader());
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(
                new ProviderManager(new JwtAuthenticationProvider(verifier)), header);
        filter.setAuthenticationEntryPoint(refusals);
        return filter;
    }

    private static OAuth2ClientAuthenticationFilter clientAuthentication(
            RegisteredClientRepository clients,
            FailureThrottle throttle,
            TokenRefusals refusals,
            ContractSettings settings) {
        ClientSecretAuthenticationProvider secrets =
                new ClientSecretAuthenticationProvider(clients, new NoStoredAuthorizations());
        secrets.setPasswordEncoder(Secrets.ofClients());
        AuthenticationManager authentication =
                new ThrottledAuthentication(new PublicClientRefusal(clients, new ProviderManager(secrets)), throttle);
        OAuth2ClientAuthenticationFilter filter = new OAuth2ClientAuthenticationFilter(
                authentication,
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, TokenApi.PATH_OBTENIR_JETON));
        filter.setAuthenticationConverter(new ClientCredentialsHeader(settings.strict()));
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

    private static HttpSecurity sessionless(HttpSecurity http) {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }

    /** For answers with tokens, keys or the reader's own data: kept in no cache (RFC 6749 section 5.1), run by no page. */
    private static void neverStored(HeadersConfigurer<HttpSecurity> headers) {
        common(headers)
                .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "no-store"))
                .addHeaderWriter(new StaticHeadersWriter("Pragma", "no-cache"));
    }

    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(NO_REFERRER));
    }
}
