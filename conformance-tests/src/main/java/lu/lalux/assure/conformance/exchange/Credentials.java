package lu.lalux.assure.conformance.exchange;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A name and its secret. Printing it does not show the secret.
 *
 * @param name client id or user name
 * @param secret client secret or password
 */
public record Credentials(String name, String secret) {

    /** {@return the value of {@code Authorization} for a client: each part is form-encoded first, RFC 6749 section 2.3.1} */
    public String clientBasic() {
        return basic(
                URLEncoder.encode(name, StandardCharsets.UTF_8), URLEncoder.encode(secret, StandardCharsets.UTF_8));
    }

    /** {@return the value of {@code Authorization} for a person, RFC 7617} */
    public String userBasic() {
        return basic(name, secret);
    }

    /** {@return the header as the document prints it, T4} */
    public String bare() {
        return name + "/" + secret;
    }

    private static String basic(String name, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
