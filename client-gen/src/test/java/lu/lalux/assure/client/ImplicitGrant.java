package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.client.api.TokenApi;
import lu.lalux.assure.client.invoker.ApiException;
import lu.lalux.assure.client.model.TypeReponse;

/**
 * The implicit grant with the generated client: POST /authen with HTTP Basic. A redirection is not among what the generated
 * code calls a success, so the answer arrives as an {@link ApiException} of status 303 whose {@code Location} has the token
 * in its fragment (RFC 6749, section 4.2.2).
 */
final class ImplicitGrant {

    private final TokenApi tokens;

    private ImplicitGrant(TokenApi tokens) {
        this.tokens = tokens;
    }

    static ImplicitGrant with(TokenApi tokens) {
        return new ImplicitGrant(tokens);
    }

    /** The fragment's parameters. */
    Map<String, String> token(String person, String password, String state) throws ApiException {
        try {
            tokens.autoriser(
                    TypeReponse.TOKEN,
                    Sandbox.EXPERT_APP,
                    Sandbox.EXPERT_SCOPES,
                    Sandbox.EXPERT_APP_REDIRECT,
                    state,
                    null,
                    null,
                    null,
                    Authorisation.person(person, password));
        } catch (ApiException answer) {
            if (answer.getCode() != 303) {
                throw answer;
            }
            return fragment(answer.getResponseHeaders().firstValue("Location").orElseThrow());
        }
        throw new AssertionError("POST /authen answered without a redirection");
    }

    private static Map<String, String> fragment(String location) {
        if (!location.startsWith(Sandbox.EXPERT_APP_REDIRECT + "#")) {
            throw new AssertionError("Not the registered address: " + location.replaceFirst("#.*", ""));
        }
        return Arrays.stream(URI.create(location).getRawFragment().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
