package lu.lalux.assure.conformance.judge.trial.right;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import lu.lalux.assure.conformance.exchange.Credentials;

/** Other right ways to write what {@code Authorization: Basic} says. */
final class SecretForms {

    private SecretForms() {}

    /** {@return the same credentials, each byte of both parts as {@code %hh}} */
    static String inFull(String basic) {
        String[] parts =
                new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8).split(":", 2);
        return new Credentials(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8))
                .clientBasicInFull();
    }
}
