package lu.lalux.assure.stub.token.registration;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.form.Ascii;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * What a client asks for, against what it may have (RFC 6749 section 3.3; D27: there is no default).
 *
 * @param scopes what is asked for, each once, in the order asked for
 * @param fault what is wrong with it, if anything
 */
public record ScopeCheck(Set<String> scopes, @Nullable Message fault) {

    /** {@code maxLength} of the contract's {@code scope}. */
    private static final int MAX_LENGTH = 512;

    public static ScopeCheck of(@Nullable String parameter, RegisteredClient client) {
        if (parameter == null || parameter.isBlank()) {
            return new ScopeCheck(Set.of(), Message.of("token.error.scope-missing"));
        }
        if (parameter.codePointCount(0, parameter.length()) > MAX_LENGTH) {
            return new ScopeCheck(Set.of(), Message.of("token.error.too-long", "scope", MAX_LENGTH));
        }
        Set<String> scopes = names(parameter);
        return scopes.stream()
                .filter(scope -> !client.getScopes().contains(scope))
                .findFirst()
                .map(scope -> new ScopeCheck(scopes, Message.of("token.error.scope", Ascii.of(scope))))
                .orElseGet(() -> new ScopeCheck(scopes, null));
    }

    private static Set<String> names(String parameter) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : parameter.split(" ")) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return Collections.unmodifiableSet(names);
    }
}
