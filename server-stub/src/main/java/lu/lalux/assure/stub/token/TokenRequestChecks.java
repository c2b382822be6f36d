package lu.lalux.assure.stub.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import lu.lalux.assure.api.TokenApi;
import lu.lalux.assure.stub.token.form.FormParameters;
import lu.lalux.assure.stub.token.form.ParameterForms;
import lu.lalux.assure.stub.token.person.AuthorizationRequest;
import lu.lalux.assure.stub.tolerance.ToleranceNotice;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Checks the requests of {@code /token} and {@code /authen} after their controller has been found, so that a wrong
 * method or media type has been answered already, and before its arguments are bound: Spring would join parameters that
 * are given twice, and answer in its own way when one is missing.
 */
final class TokenRequestChecks implements HandlerInterceptor {

    private final RegisteredClientRepository clients;
    private final ParameterForms forms;
    private final ToleranceNotice notice;

    TokenRequestChecks(RegisteredClientRepository clients, ParameterForms forms, ToleranceNotice notice) {
        this.clients = clients;
        this.forms = forms;
        this.notice = notice;
    }

    static TokenRequest tokenRequest(HttpServletRequest request) {
        return (TokenRequest) request.getAttribute(TokenRequest.class.getName());
    }

    static AuthorizationRequest authorizationRequest(HttpServletRequest request) {
        return (AuthorizationRequest) request.getAttribute(AuthorizationRequest.class.getName());
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && TokenApi.class.isAssignableFrom(method.getBeanType())) {
            if (request.getServletPath().equals(TokenApi.PATH_OBTENIR_JETON)) {
                OAuth2ClientAuthenticationToken client = (OAuth2ClientAuthenticationToken)
                        SecurityContextHolder.getContext().getAuthentication();
                request.setAttribute(
                        TokenRequest.class.getName(),
                        TokenRequest.of(parameters(request), client.getRegisteredClient(), forms));
                notice.accepted(request, response);
            } else {
                request.setAttribute(
                        AuthorizationRequest.class.getName(),
                        AuthorizationRequest.of(FormParameters.with(request).query(), clients, forms));
            }
        }
        return true;
    }

    private static MultiValueMap<String, String> parameters(HttpServletRequest request) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return parameters;
    }
}
