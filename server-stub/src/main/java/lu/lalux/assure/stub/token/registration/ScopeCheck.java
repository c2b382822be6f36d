package lu.lalux.assure.stub.token.registration;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.form.Ascii;
import lu.lalux.assure.stub.token.form.ParameterForms;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * What a client asks for, against what it may have (RFC 6749 section 3.3; D27: there is no default).
 *
 * @param scopes what is asked for, each once, in the order asked for
 * @param fault what is wrong with it, if anything
 */
public record ScopeCheck(Set<String> scopes, @Nullable Message fault) {

    public static ScopeCheck of(@Nullable String parameter, RegisteredClient client, ParameterForms forms) {
        if (parameter == null || parameter.isBlank()) {
            return new ScopeCheck(Set.of(), Message.of("token.error.scope-missing"));
        }
        Message malformed = forms.fault("scope", parameter);
        if (malformed != null) {
            return new ScopeCheck(Set.of(), malformed);
        }
        Set<String> scopes = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(parameter.split(" "))));
        return scopes.stream()
                .filter(scope -> !client.getScopes().contains(scope))
                .findFirst()
                .map(scope -> new ScopeCheck(scopes, Message.of("token.error.scope", Ascii.of(scope))))
                .orElseGet(() -> new ScopeCheck(scopes, null));
    }
}
