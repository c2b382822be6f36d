package lu.lalux.assure.stub.token.person;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriUtils;

/**
 * Back to the application with the answer in the fragment (RFC 6749 section 4.2.2), which no server and no log sees.
 */
public final class RedirectAnswer {

    private RedirectAnswer() {}

    /**
     * {@code 303 See Other} (D28).
     *
     * @param redirectUri the application's registered address, without a fragment
     * @param parameters the answer, unencoded, in order
     */
    public static ResponseEntity<Void> to(String redirectUri, Map<String, String> parameters) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, location(redirectUri, parameters))
                .build();
    }

    static String location(String redirectUri, Map<String, String> parameters) {
        return redirectUri + '#' + encoded(parameters);
    }

    /**
     * All but letters, digits and {@code -._~} in percent-encoded UTF-8, a space too: not every decoder reads {@code +}
     * as one.
     */
    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + '=' + UriUtils.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
