package lu.lalux.assure.stub.token;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.api.TokenApi;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.form.FormParameters;
import lu.lalux.assure.stub.token.form.FormRequest;
import lu.lalux.assure.stub.token.form.UnreadableParametersException;
import lu.lalux.assure.stub.token.person.PersonRefusals;
import lu.lalux.assure.stub.token.person.UntrustedApplicationException;
import lu.lalux.assure.stub.tolerance.Strictness;
import lu.lalux.assure.stub.tolerance.ToleranceNotice;
import lu.lalux.assure.stub.tolerance.ToleratedForm;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads the parameters of {@code /token} and {@code /authen} once, before anything else looks at them, and lets the
 * rest of the request's way see only what may come from where:
 *
 * <ul> <li>{@code /token}: the form; {@code grant_type} and {@code scope} from the query string too, unless the stub is
 * strict (T5); <li>{@code /authen}: the query string; {@code username}, {@code password} and {@code _csrf} from the
 * form only, so that a password in an address, which ends up in logs, never works.
 * </ul>
 */
final class FormParametersFilter extends OncePerRequestFilter {

    private static final Set<String> OF_THE_QUERY_AT_TOKEN = Set.of("grant_type", "scope");
    private static final Set<String> OF_THE_FORM_AT_AUTHEN = Set.of("username", "password", "_csrf");

    private final Strictness strictness;
    private final TokenRefusals refusals;
    private final PersonRefusals persons;

    FormParametersFilter(Strictness strictness, TokenRefusals refusals, PersonRefusals persons) {
        this.strictness = strictness;
        this.refusals = refusals;
        this.persons = persons;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        FormParameters parameters;
        try {
            parameters = FormParameters.of(request);
        } catch (UnreadableParametersException unreadable) {
            if (isToken(request)) {
                refusals.token(
                        new TokenErrorException("invalid_request", Message.of("token.error.unreadable")),
                        request,
                        response);
            } else {
                persons.untrusted(
                        new UntrustedApplicationException(Message.of("token.authorization.unreadable")),
                        request,
                        response);
            }
            return;
        }
        parameters.keepWith(request);
        chain.doFilter(new FormRequest(request, visible(request, parameters)), response);
    }

    private MultiValueMap<String, String> visible(HttpServletRequest request, FormParameters parameters) {
        if (isToken(request)) {
            if (strictness.isStrictTo(ClientCredentialsHeader.claimed(request))) {
                return parameters.bodyAnd(Set.of());
            }
            if (OF_THE_QUERY_AT_TOKEN.stream()
                    .flatMap(name -> parameters.query().getOrDefault(name, List.of()).stream())
                    .anyMatch(value -> !value.isEmpty())) {
                ToleranceNotice.note(request, ToleratedForm.T5);
            }
            return parameters.bodyAnd(OF_THE_QUERY_AT_TOKEN);
        }
        MultiValueMap<String, String> visible = new LinkedMultiValueMap<>(parameters.query());
        OF_THE_FORM_AT_AUTHEN.forEach(visible::remove);
        parameters.body().forEach((name, values) -> {
            if (OF_THE_FORM_AT_AUTHEN.contains(name)) {
                visible.put(name, values);
            }
        });
        return visible;
    }

    private static boolean isToken(HttpServletRequest request) {
        return request.getServletPath().equals(TokenApi.PATH_OBTENIR_JETON);
    }
}
