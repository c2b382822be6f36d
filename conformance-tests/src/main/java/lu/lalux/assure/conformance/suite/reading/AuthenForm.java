package lu.lalux.assure.conformance.suite.reading;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.exchange.Call;

/** {@code POST /authen} with its parameters in a form, or with one scope. */
final class AuthenForm implements Form {

    private static final String SCOPE = "scope=";

    private final Set<Trait> traits;

    AuthenForm(Set<Trait> traits) {
        this.traits = Set.copyOf(traits);
    }

    @Override
    public Call write(Call call) {
        String query = call.uri().getRawQuery();
        if (query == null) {
            return call;
        }
        String asked = traits.contains(Trait.ONE_SCOPE) ? withOneScope(query) : query;
        String address = call.uri().toString().split("\\?", 2)[0];
        // A body that is there is the login page's: the page is the contract's own.
        return traits.contains(Trait.AUTHEN_FORM) && call.length() == 0
                ? call.to(URI.create(address)).body("application/x-www-form-urlencoded", asked)
                : call.to(URI.create(address + "?" + asked));
    }

    private static String withOneScope(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.startsWith(SCOPE) ? firstOf(parameter) : parameter)
                .collect(Collectors.joining("&"));
    }

    private static String firstOf(String parameter) {
        String scopes = URLDecoder.decode(parameter.substring(SCOPE.length()), StandardCharsets.UTF_8);
        return scopes.contains(" ") ? parameter.split("\\+|%20", 2)[0] : parameter;
    }
}
