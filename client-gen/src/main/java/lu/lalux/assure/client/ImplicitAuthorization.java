package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import lu.lalux.assure.client.problem.AssureException;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.client.token.Bearer;

/**
 * One sign-in of a person by the implicit grant (RFC 6749, section 4.2; contract, {@code GET /authen}): send the
 * browser to {@link #address()}, and give {@link #complete(URI)} the address that it came back to.
 *
 * <p>The {@code state} is new and random each time; an answer with another one belongs to somebody else's request and
 * is refused (RFC 6749, section 10.12). The contract says why this grant is still here although RFC 9700 advises
 * against it.
 */
public final class ImplicitAuthorization {

    private static final String OPERATION = "GET /authen";
    private static final int SEE_OTHER = 303;
    private static final int STATE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI address;
    private final URI redirectUri;
    private final String state;

    private ImplicitAuthorization(URI address, URI redirectUri, String state) {
        this.address = address;
        this.redirectUri = redirectUri;
        this.state = state;
    }

    /**
     * Begins an expert's sign-in, for uploads and settlements.
     *
     * @param endpoints where the API is
     * @param clientId the application's identifier, as registered with LALUX
     * @param redirectUri one of its registered addresses, without a fragment
     * @return the sign-in, whose address is to be opened in a browser
     */
    public static ImplicitAuthorization expert(AssureEndpoints endpoints, String clientId, URI redirectUri) {
        return begin(endpoints, clientId, redirectUri, Fonction.EXPERT);
    }

    static ImplicitAuthorization begin(AssureEndpoints endpoints, String clientId, URI redirectUri, Fonction fonction) {
        if (redirectUri.getRawFragment() != null) {
            throw new IllegalArgumentException("redirectUri: without a fragment");
        }
        byte[] random = new byte[STATE_BYTES];
        RANDOM.nextBytes(random);
        String state = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        URI address = endpoints.tokens("/authen?response_type=token&client_id=" + encoded(clientId) + "&redirect_uri="
                + encoded(redirectUri.toString()) + "&scope=" + encoded(fonction.scopes()) + "&state=" + state);
        return new ImplicitAuthorization(address, redirectUri, state);
    }

    /** {@return where the person's browser has to go} */
    public URI address() {
        return address;
    }

    /**
     * Checks what the browser came back with: that it is the answer to this very request, and that it has a token.
     *
     * @param redirected the whole address, the fragment included
     * @return the token
     * @throws AssureException if the person or the server refused ({@link AssureException#oauth2Error()}), or if the
     *     answer is not one to this request
     */
    public ImplicitToken complete(URI redirected) {
        String fragment = Objects.requireNonNullElse(redirected.getRawFragment(), "");
        String before = redirected.toString().replaceFirst("#.*", "");
        if (!before.equals(redirectUri.toString())) {
            throw refused("not the address that was asked for");
        }
        Map<String, String> parameters = parameters(fragment);
        String returned = parameters.getOrDefault("state", "");
        if (!MessageDigest.isEqual(returned.getBytes(UTF_8), state.getBytes(US_ASCII))) {
            throw refused("not the state that was sent");
        }
        String error = parameters.get("error");
        if (error != null) {
            throw AssureException.tokenRefused(
                    OPERATION, SEE_OTHER, error.replaceAll("[^a-z_]", ""), parameters.get("error_description"));
        }
        String token = parameters.get("access_token");
        if (!Bearer.isToken(token) || !Bearer.isType(parameters.get("token_type"))) {
            throw refused("no bearer token");
        }
        String seconds = parameters.getOrDefault("expires_in", "0");
        if (!seconds.matches("\\d{1,9}")) {
            throw refused("a lifetime that is no number");
        }
        return new ImplicitToken(token, Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private static AssureException refused(String why) {
        return AssureException.unreadable(OPERATION, SEE_OTHER, why);
    }

    private static Map<String, String> parameters(String fragment) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : fragment.split("&")) {
            int equals = parameter.indexOf('=');
            if (equals > 0
                    && parameters.put(decoded(parameter.substring(0, equals)), decoded(parameter.substring(equals + 1)))
                            != null) {
                throw refused("a parameter that is there twice");
            }
        }
        return parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("a fragment that cannot be read");
        }
    }
}
