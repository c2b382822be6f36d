package lu.lalux.assure.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import lu.lalux.assure.client.model.Jeton;

/** The {@code Authorization} header, which the generated Java client leaves to its user. */
final class Authorisation {

    private Authorisation() {}

    /** RFC 6749, section 2.3.1: a client's identifier and secret are each encoded as in a form before RFC 7617 applies. */
    static Map<String, String> client(String id, String secret) {
        return person(URLEncoder.encode(id, UTF_8), URLEncoder.encode(secret, UTF_8));
    }

    /** RFC 7617. */
    static Map<String, String> person(String name, String password) {
        return header("Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8)));
    }

    /** RFC 6750, section 2.1. */
    static Map<String, String> bearer(Jeton token) {
        return bearer(token.getAccessToken());
    }

    static Map<String, String> bearer(String token) {
        return header("Bearer " + token);
    }

    private static Map<String, String> header(String value) {
        return Map.of("Authorization", value);
    }
}
