package lu.lalux.assure.stub.token.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.registry.Registered;
import lu.lalux.assure.stub.registry.Registry;
import lu.lalux.assure.stub.token.registration.Origin;
import lu.lalux.assure.stub.tolerance.ToleranceNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets distributed applications call the four functions from their own pages: the script that has read its token from
 * the fragment runs at the registered redirect URI, so that exactly the origins of those are allowed (Fetch standard,
 * CORS protocol). The token travels in a header that the script sets; there is nothing that a browser would send by
 * itself, so credentials are not allowed.
 *
 * <p>A request of any other origin is answered like one without an origin: its browser will not show the answer. What a
 * preflight asks for beyond this is refused with a 403 that nobody but the browser sees, and that therefore has no
 * body.
 */
final class RegisteredOrigins implements CorsConfigurationSource {

    private static final long PREFLIGHT_SECONDS = 3600;

    private final OperationScopes operations;
    private final Registry registry;
    private final CorsConfiguration allowed = new CorsConfiguration();
    private volatile Origins origins;

    /** The origins of the addresses of whom was registered. */
    private record Origins(Registered registered, Set<String> all) {

        static Origins of(Registered registered) {
            return new Origins(
                    registered,
                    registered.redirectUris().stream().map(Origin::of).collect(Collectors.toUnmodifiableSet()));
        }
    }

    RegisteredOrigins(Registry registry, OperationScopes operations) {
        this.operations = operations;
        this.registry = registry;
        this.origins = Origins.of(registry.current());
        allowed.setAllowedMethods(List.of(HttpMethod.PUT.name()));
        allowed.setAllowedHeaders(
                List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT_LANGUAGE));
        allowed.setExposedHeaders(
                List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER, ToleranceNotice.HEADER));
        allowed.setMaxAge(PREFLIGHT_SECONDS);
    }

    CorsFilter filter() {
        CorsFilter filter = new CorsFilter(this) {
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return operations.operations().stream()
                        .noneMatch(operation -> operation.path().equals(request.getRequestURI())
                                && (operation.method().matches(request.getMethod())
                                        || CorsUtils.isPreFlightRequest(request)));
            }
        };
        filter.setCorsProcessor(new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) {
                response.setStatusCode(HttpStatus.FORBIDDEN);
            }
        });
        return filter;
    }

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) {
            return null;
        }
        Registered registered = registry.current();
        Origins known = origins;
        if (known.registered() != registered) {
            known = Origins.of(registered);
            origins = known;
        }
        if (!known.all().contains(origin)) {
            return null;
        }
        CorsConfiguration configuration = new CorsConfiguration(allowed);
        configuration.setAllowedOrigins(List.of(origin));
        return configuration;
    }
}
