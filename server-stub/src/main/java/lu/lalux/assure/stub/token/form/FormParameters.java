package lu.lalux.assure.stub.token.form;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.CollectionUtils;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.MultiValueMap;

/**
 * What a client of {@code /token} or {@code /authen} sent, the query string and the form kept apart.
 *
 * <p>A servlet request mixes the two and Spring joins what is given twice; RFC 6749 wants both to be told from each
 * other: secrets only in the body (section 2.3.1), no parameter twice and an empty one as good as none (sections 3.1
 * and 3.2).
 */
public final class FormParameters {

    /** Of a query string or a form: Tomcat's {@code max-parameter-count}, as it does not read these. */
    static final int MAX_PARAMETERS = 100;

    private static final String ATTRIBUTE = FormParameters.class.getName();

    private final MultiValueMap<String, String> query;
    private final MultiValueMap<String, String> body;

    private FormParameters(MultiValueMap<String, String> query, MultiValueMap<String, String> body) {
        this.query = CollectionUtils.unmodifiableMultiValueMap(query);
        this.body = CollectionUtils.unmodifiableMultiValueMap(body);
    }

    /**
     * Reads the body, if it is a form, to its end.
     *
     * @throws UnreadableParametersException if a percent sign is not followed by two hexadecimal digits, or what is
     *     encoded is not UTF-8: a {@code state} could not be given back exactly (RFC 6749 section 4.2.2); or if there
     *     are more parameters than any request has, each of which would take far more memory than it is long
     */
    public static FormParameters of(HttpServletRequest request) throws IOException, UnreadableParametersException {
        String form = isForm(request.getContentType())
                ? new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1)
                : null;
        return new FormParameters(decoded(request.getQueryString()), decoded(form));
    }

    /**
     * What was sent with the request, as it was sent; read before by {@link #of} and kept with it by {@link #keepWith}.
     */
    public static FormParameters with(HttpServletRequest request) {
        return (FormParameters) request.getAttribute(ATTRIBUTE);
    }

    /** Keeps it for all who look at the request after this. */
    public void keepWith(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    public MultiValueMap<String, String> query() {
        return query;
    }

    public MultiValueMap<String, String> body() {
        return body;
    }

    /** Query and form together, but of the query only these names. */
    public MultiValueMap<String, String> bodyAnd(Set<String> namesOfTheQuery) {
        MultiValueMap<String, String> all = new LinkedMultiValueMap<>();
        query.forEach((name, values) -> {
            if (namesOfTheQuery.contains(name)) {
                all.addAll(name, values);
            }
        });
        body.forEach(all::addAll);
        return all;
    }

    /** The one value of a parameter; null if it is missing or empty, or given more than once. */
    public static @Nullable String single(MultiValueMap<String, String> parameters, String name) {
        List<String> values = parameters.get(name);
        return values == null || values.size() != 1 || values.get(0).isEmpty() ? null : values.get(0);
    }

    static boolean isForm(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(
                            MimeTypeUtils.parseMimeType(contentType));
        } catch (InvalidMimeTypeException unknown) {
            return false;
        }
    }

    private static MultiValueMap<String, String> decoded(@Nullable String encoded)
            throws UnreadableParametersException {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        if (encoded == null) {
            return parameters;
        }
        try {
            String[] pairs = encoded.split("&", MAX_PARAMETERS + 1);
            if (pairs.length > MAX_PARAMETERS) {
                throw new UnreadableParametersException();
            }
            for (String pair : pairs) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = equals < 0 ? pair : pair.substring(0, equals);
                    String value = equals < 0 ? "" : pair.substring(equals + 1);
                    parameters.add(text(name), text(value));
                }
            }
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            throw new UnreadableParametersException();
        }
        return parameters;
    }

    /** @param encoded each character stands for the byte that was sent */
    private static String text(String encoded) throws CharacterCodingException {
        byte[] bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
